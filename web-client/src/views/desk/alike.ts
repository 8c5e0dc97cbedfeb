// Likely duplicates on the desk. Votes change all the time and texts hardly ever: what is found is found anew only when a text
// or a state has changed.
import type { Question } from "../../protocol/messages";
import { Likenesses, type Text } from "../../room/likeness";
import { mergeable } from "./acts";

/** `find` of these questions, done again only when their ids, texts or states are others. */
export function of_texts<T>(find: (texts: readonly Question[]) => T): (questions: readonly Question[]) => T {
  let last: readonly Question[] | null = null;
  let found: T | undefined;
  const same = (a: Question, b: Question | undefined) => a.id === b?.id && a.text === b.text && a.state === b.state;
  return (questions) => {
    if (last?.length !== questions.length || !questions.every((each, i) => same(each, last?.[i]))) found = find(questions);
    last = questions;
    return found as T;
  };
}

const shown_max = 3;

/** For each question that waits: the likeliest that asks the same, the likest first. */
function find(questions: readonly Question[]): ReadonlyMap<string, readonly string[]> {
  const all: Text[] = questions.filter(({ state }) => mergeable.includes(state));
  const likenesses = new Likenesses(all);
  const map = new Map<string, readonly string[]>();
  for (const { id, text, state } of questions) {
    if (state !== "pending") continue;
    const others = likenesses.of(text).filter((each) => each.id !== id).slice(0, shown_max);
    if (others.length > 0) map.set(id, others.map((each) => each.id));
  }
  return map;
}

export function suggestions(): (all: ReadonlyMap<string, Question>) => ReadonlyMap<string, readonly string[]> {
  const kept = of_texts(find);
  return (all) => kept([...all.values()]);
}
