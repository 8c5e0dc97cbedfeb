// What a moderator may do with a question in each state, and in which column it stands. PROTOCOL.md section 4 is the rule;
// here it decides only what is offered.
import type { Question, QuestionState } from "../../protocol/messages";
import { likeness } from "../../room/likeness";

export type ColumnName = "pending" | "approved" | "on_deck" | "on_air" | "done";
export const columns: readonly ColumnName[] = ["pending", "approved", "on_deck", "on_air", "done"];
export const states: Record<ColumnName, readonly QuestionState[]> = {
  pending: ["pending"], approved: ["approved"], on_deck: ["on_deck"], on_air: ["on_air"], done: ["answered", "declined"],
};

export type Act =
  | "approve" | "decline" | "put_on_air" | "take_off_air" | "mark_answered" | "edit"
  | "put_on_deck" | "take_off_deck" | "reopen" | "merge" | "unmerge" | "set_tags" | "note" | "answer_in_writing" | "translate" | "assign";

/** Acts for which something is written or chosen first. */
const writing_acts = ["decline", "edit", "merge", "set_tags", "note", "answer_in_writing", "translate", "assign"] as const;
export type WritingAct = (typeof writing_acts)[number];

/** What can be added to a question, beside its way over the board. */
const additions: readonly Act[] = ["set_tags", "assign", "note", "answer_in_writing", "translate"];

export function additions_to({ state }: Question): readonly Act[] {
  if (state === "withdrawn" || state === "merged") return ["set_tags", "note"];
  return additions;
}

const acts: Record<QuestionState, readonly Act[]> = {
  pending: ["approve", "decline", "merge", "edit"],
  approved: ["put_on_deck", "put_on_air", "mark_answered", "decline", "merge", "edit"],
  on_deck: ["put_on_air", "take_off_deck", "mark_answered", "decline", "merge", "edit"],
  on_air: ["mark_answered", "take_off_air", "edit"],
  answered: ["reopen"],
  declined: ["reopen"],
  withdrawn: [],
  merged: ["unmerge"],
};

export function acts_of(question: Question): readonly Act[] {
  return acts[question.state];
}

/** The first of these that is possible is the button that stands out. */
export const main_acts: readonly Act[] = ["approve", "put_on_deck", "put_on_air", "mark_answered"];

export function is_writing_act(act: Act): act is WritingAct {
  return (writing_acts as readonly Act[]).includes(act);
}

/** What others may be merged into. */
export const mergeable: readonly QuestionState[] = ["pending", "approved", "on_deck", "on_air", "answered"];

/** What the question may be merged into, what shares most words with it first. */
export function targets_of(questions: ReadonlyMap<string, Question>, question: Question): Question[] {
  const score = new Map([...questions.values()].map(({ id, text }) => [id, likeness(question.text, text)]));
  const of = ({ id }: Question) => score.get(id) ?? 0;
  return [...questions.values()]
    .filter(({ id, state }) => id !== question.id && mergeable.includes(state))
    .sort((a, b) => of(b) - of(a) || b.votes - a.votes || a.at - b.at);
}

/** What was merged, by the question that answers for it. */
export function merged_by(questions: ReadonlyMap<string, Question>): ReadonlyMap<string, readonly Question[]> {
  const map = new Map<string, Question[]>();
  for (const question of questions.values()) {
    if (!question.into) continue;
    const known = map.get(question.into);
    if (known) known.push(question);
    else map.set(question.into, [question]);
  }
  return map;
}

/** For searching and comparing: without case and accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
