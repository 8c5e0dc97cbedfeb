// Likely duplicates on the desk. Votes change all the time and texts hardly ever: what is found is found anew only when a text
// or a state has changed.
import type { Question } from "../../protocol/messages";
import { Likenesses } from "../../room/likeness";
import { orders } from "../../room/questions";
import { mergeable, merged_by } from "./acts";

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
/** As many as the server merges into one. */
const merged_max = 50;

/**
 * For each question that waits: the likeliest that asks the same, the likest first. Among those that wait as well, the earlier
 * one stays; what others were merged into is not merged itself.
 */
function find(questions: readonly Question[]): ReadonlyMap<string, readonly string[]> {
  const by_id = new Map(questions.map((each) => [each.id, each]));
  const merged = merged_by(by_id);
  const merged_into = (id: string) => merged.get(id)?.length ?? 0;
  const likenesses = new Likenesses(questions.filter(({ id, state }) => mergeable.includes(state) && merged_into(id) < merged_max));
  const earlier = (a: Question | undefined, b: Question) => a !== undefined && orders.oldest(a, b) < 0;
  const map = new Map<string, readonly string[]>();
  for (const question of questions) {
    if (question.state !== "pending" || merged_into(question.id) > 0) continue;
    const others = likenesses.of(question.text)
      .filter(({ id }) => id !== question.id && (by_id.get(id)?.state !== "pending" || earlier(by_id.get(id), question)))
      .slice(0, shown_max);
    if (others.length > 0) map.set(question.id, others.map(({ id }) => id));
  }
  return map;
}

export function suggestions(): (all: ReadonlyMap<string, Question>) => ReadonlyMap<string, readonly string[]> {
  const kept = of_texts(find);
  return (all) => kept([...all.values()]);
}
