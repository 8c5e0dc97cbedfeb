// The questions as this seat may see them: the whole question comes with each change and replaces what was known.
import type { Change, Question, QuestionState, Snapshot } from "../protocol/messages";

interface Held {
  questions: ReadonlyMap<string, Question>;
  voted: ReadonlySet<string>;
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
  const { questions, voted } = held;
  const { question, gone, up } = change.data as { question?: Question | string; gone?: string; up?: boolean };
  if (change.kind === "question.voted") return { questions, voted: with_vote(voted, String(question), up === true) };
  if (typeof gone === "string") return { questions: without(questions, gone), voted };
  if (typeof question !== "object") return held;
  return { questions: with_question(questions, complete(question)), voted };
}

function with_question(questions: ReadonlyMap<string, Question>, question: Question): Map<string, Question> {
  const next = new Map(questions);
  const known = next.get(question.id);
  // The class's form of a change never says "mine"; the addressed one did, and stays true.
  if (known?.mine && !question.mine) question = { ...question, mine: true };
  if (question.state === "on_air") {
    // One at a time is on air; the change of the one before may come in the same frame, or later.
    for (const [id, other] of next) {
      if (id !== question.id && other.state === "on_air") next.set(id, { ...other, state: "answered" });
    }
  }
  return next.set(question.id, question);
}

function without(questions: ReadonlyMap<string, Question>, id: string): ReadonlyMap<string, Question> {
  if (!questions.has(id)) return questions;
  const next = new Map(questions);
  next.delete(id);
  return next;
}

function with_vote(voted: ReadonlySet<string>, id: string, up: boolean): Set<string> {
  const next = new Set(voted);
  if (up) next.add(id);
  else next.delete(id);
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

const orders: Record<Order, (a: Question, b: Question) => number> = {
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
