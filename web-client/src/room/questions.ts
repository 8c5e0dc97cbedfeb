// The questions as this seat may see them: the whole question comes with each change and replaces what was known.
import type { Change, Question, QuestionState, Snapshot } from "../protocol/messages";

interface Held {
  questions: ReadonlyMap<string, Question>;
  voted: ReadonlySet<string>;
  /** What comes next, in its order; moderators only. */
  deck: readonly string[];
  /** Where the votes of merged questions went. */
  merged: ReadonlyMap<string, string>;
}

interface Data {
  question?: Question | string;
  also?: Question[];
  gone?: string;
  into?: string;
  deck?: string[];
  up?: boolean;
}

/** Screens get fewer members: the rest reads as its neutral value. */
export function complete(question: Partial<Question>): Question {
  return {
    id: "", text: "", language: null, state: "on_air", author: null, origin: "remote", at: 0, version: 0, votes: 0,
    edited: false, ...question,
  };
}

export function questions_of(snapshot: Snapshot): Map<string, Question> {
  const map = new Map<string, Question>();
  for (const question of snapshot.questions) map.set(question.id ?? "", complete(question));
  for (const question of snapshot.own ?? []) map.set(question.id, complete({ ...question, mine: true }));
  return map;
}

export function reduce_questions(held: Held, change: Change): Held {
  const data = change.data as Data;
  const { question, gone, also = [], deck = held.deck } = data;
  if (change.kind === "question.voted") return { ...held, voted: with_vote(held, String(question), data.up === true) };
  let questions = typeof gone === "string" ? without(held.questions, gone) : held.questions;
  const shown = typeof question === "object" ? [question, ...also] : also;
  for (const each of shown) questions = with_question(questions, complete(each));
  const id = gone ?? (typeof question === "object" ? question.id : undefined);
  return { questions, voted: held.voted, deck, merged: id ? with_merger(held.merged, id, data) : held.merged };
}

function with_merger(merged: ReadonlyMap<string, string>, id: string, { into }: Data): ReadonlyMap<string, string> {
  if (merged.get(id) === into) return merged;
  const next = new Map(merged);
  if (into) next.set(id, into);
  else next.delete(id);
  return next;
}

/** What of the room was merged into this question and holds votes. */
function merged_into(merged: ReadonlyMap<string, string>, id: string): string[] {
  return [...merged].filter(([, into]) => into === id).map(([one]) => one);
}

/** Whether this person's vote counts for the question, by itself or through what was merged into it. */
export function has_voted({ voted, merged }: Pick<Held, "voted" | "merged">, id: string): boolean {
  return voted.has(id) || merged_into(merged, id).some((one) => voted.has(one));
}

/** Whether the question is one's own, or answers for one's own. */
export function is_ours(questions: ReadonlyMap<string, Question>, id: string): boolean {
  if (questions.get(id)?.mine) return true;
  for (const question of questions.values()) if (question.mine && question.into === id) return true;
  return false;
}

function with_question(questions: ReadonlyMap<string, Question>, question: Question): Map<string, Question> {
  const next = new Map(questions);
  const known = next.get(question.id);
  // The class's form of a change never says "mine"; the addressed one did, and stays true.
  if (known?.mine && !question.mine) question = { ...question, mine: true };
  if (question.state === "on_air") {
    // One at a time is on air; the change of the one before may come in the same frame, or later.
    for (const [id, other] of next) {
      if (id !== question.id && other.state === "on_air") next.set(id, { ...other, ...ended_by(other, question) });
    }
  }
  return next.set(question.id, question);
}

/** Answered, in the programme's time when the next one came. */
function ended_by({ aired }: Question, next: Question): Partial<Question> {
  if (!aired || aired.publication !== next.aired?.publication) return { state: "answered" };
  return { state: "answered", aired: { ...aired, to: next.aired.from } };
}

function without(questions: ReadonlyMap<string, Question>, id: string): ReadonlyMap<string, Question> {
  if (!questions.has(id)) return questions;
  const next = new Map(questions);
  next.delete(id);
  return next;
}

function with_vote({ voted, merged }: Held, id: string, up: boolean): Set<string> {
  const next = new Set(voted);
  if (up) next.add(id);
  else for (const each of [id, ...merged_into(merged, id)]) next.delete(each);
  return next;
}

export function count_votes(
  questions: ReadonlyMap<string, Question>, id: string, data: unknown,
): ReadonlyMap<string, Question> {
  const known = questions.get(id);
  const votes = (data as { votes?: unknown }).votes;
  if (!known || typeof votes !== "number" || votes === known.votes) return questions;
  return new Map(questions).set(id, { ...known, votes });
}

export type Order = "votes" | "newest" | "oldest";

export const orders: Record<Order, (a: Question, b: Question) => number> = {
  votes: (a, b) => b.votes - a.votes || a.at - b.at || a.id.localeCompare(b.id),
  newest: (a, b) => b.at - a.at || a.id.localeCompare(b.id),
  oldest: (a, b) => a.at - b.at || a.id.localeCompare(b.id),
};

export function in_states(
  questions: ReadonlyMap<string, Question>, states: readonly QuestionState[], order: Order,
): Question[] {
  return [...questions.values()].filter((question) => states.includes(question.state)).sort(orders[order]);
}

export function on_air(questions: ReadonlyMap<string, Question>): Question | null {
  for (const question of questions.values()) if (question.state === "on_air") return question;
  return null;
}

export function own(questions: ReadonlyMap<string, Question>): Question[] {
  return [...questions.values()].filter((question) => question.mine).sort(orders.newest);
}

/** The deck as it is ordered by hand; what has left it meanwhile is not on it. */
export function on_deck({ questions, deck }: Pick<Held, "questions" | "deck">): Question[] {
  return deck.flatMap((id) => questions.get(id) ?? []).filter(({ state }) => state === "on_deck");
}
