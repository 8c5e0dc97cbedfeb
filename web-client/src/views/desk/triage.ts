// What the desk shows of the questions, and in which order: for this moderator's eyes only, nothing of it is sent.
import type { Question, QuestionState } from "../../protocol/messages";
import { orders, type Order } from "../../room/questions";
import { groups } from "../../room/likeness";
import { fold } from "./acts";
import { of_texts } from "./alike";

export type Sort = "column" | "votes" | "oldest" | "fair" | "similar";

type Origin = NonNullable<Question["origin"]>;

/** Sealed questions wait their turn among the remote ones: somewhere they must. */
const unsaid: Origin = "remote";

export interface Triage {
  words: string;
  state: QuestionState | "";
  tag: string;
  language: string;
  origin: Origin | "";
  /** Ids of the agenda. */
  session: string;
  speaker: string;
  sort: Sort;
}

export const everything: Triage = { words: "", state: "", tag: "", language: "", origin: "", session: "", speaker: "", sort: "column" };

/** The language of a question that does not say it. */
export const unknown_language = "-";

export function fits(question: Question, { words, state, tag, language, origin, session, speaker }: Triage): boolean {
  const sought = fold(words);
  return (!state || question.state === state)
    && (!tag || (question.tags ?? []).includes(tag))
    && (!language || (question.language ?? unknown_language) === language)
    && (!origin || question.origin === origin)
    && (!session || question.session === session)
    && (!speaker || (question.assigned ?? question.to) === speaker)
    && (!sought || fold(`${question.text} ${question.name ?? ""} ${(question.tags ?? []).join(" ")}`).includes(sought));
}

/** Those to show, in their order; `usual` is what the column has by itself. */
export function arranged(
  all: ReadonlyMap<string, Question>, states: readonly QuestionState[], triage: Triage, usual: Order,
): Question[] {
  const found = [...all.values()].filter((each) => states.includes(each.state) && fits(each, triage));
  if (triage.sort === "fair") return fair(found, heard(all));
  if (triage.sort === "similar") return together(found.sort(orders.oldest));
  return found.sort(orders[triage.sort === "column" ? usual : triage.sort]);
}

const grouped = of_texts(groups);

/** What is alike beside each other, the largest group first; then what is like no other. */
export function together(questions: readonly Question[]): Question[] {
  const by_id = new Map(questions.map((each) => [each.id, each]));
  const ids = [...grouped(questions)].sort((a, b) => b.length - a.length).flat();
  for (const id of by_id.keys()) if (!ids.includes(id)) ids.push(id);
  return ids.flatMap((id) => by_id.get(id) ?? []);
}

type Heard = Record<Origin, number>;

/** How many of each origin have been on air or answered. */
export function heard(all: ReadonlyMap<string, Question>): Heard {
  const count: Heard = { remote: 0, hall: 0 };
  for (const { state, origin } of all.values()) if (state === "on_air" || state === "answered") count[origin ?? unsaid]++;
  return count;
}

/** Next from remote, next from the hall: who was heard less comes next, the most voted of each first. */
export function fair(questions: readonly Question[], so_far: Heard): Question[] {
  const count = { ...so_far };
  const waiting = { remote: of_origin(questions, "remote"), hall: of_origin(questions, "hall") };
  const order: Question[] = [];
  while (order.length < questions.length) {
    const wished = count.hall < count.remote ? "hall" : "remote";
    const origin = waiting[wished].length > 0 ? wished : wished === "hall" ? "remote" : "hall";
    const next = waiting[origin].shift();
    if (!next) break;
    order.push(next);
    count[origin]++;
  }
  return order;
}

function of_origin(questions: readonly Question[], origin: Origin): Question[] {
  return questions.filter((each) => (each.origin ?? unsaid) === origin).sort(orders.votes);
}

/** What there is to choose from. */
export function tags_of(all: ReadonlyMap<string, Question>): string[] {
  return [...new Set([...all.values()].flatMap(({ tags }) => tags ?? []))].sort((a, b) => a.localeCompare(b));
}

/** Sessions and speakers that questions name, by their ids. */
export function places_of(all: ReadonlyMap<string, Question>): { sessions: string[]; speakers: string[] } {
  const questions = [...all.values()];
  const ids = (of: (question: Question) => string | undefined) => [...new Set(questions.flatMap((each) => of(each) ?? []))].sort();
  return { sessions: ids(({ session }) => session), speakers: ids(({ assigned, to }) => assigned ?? to) };
}

export function languages_of(all: ReadonlyMap<string, Question>): string[] {
  return [...new Set([...all.values()].map(({ language }) => language ?? unknown_language))].sort();
}
