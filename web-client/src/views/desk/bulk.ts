// Several questions at one time: marked one by one or in a row, decided together, each by its own command on the version
// that was seen; told in one sentence, undone as one.
import { signal } from "@preact/signals";
import { t, type Key } from "../../i18n/i18n";
import type { Names, Question } from "../../protocol/messages";
import type { Outcome } from "../../connection/outbox";
import { say } from "../shell/live_region";
import { acts_of, additions_to, type Act } from "./acts";
import type { Board } from "./board";

export type BulkAct = Extract<Act, "approve" | "decline" | "put_on_deck" | "set_tags" | "merge" | "mark_answered">;
export const bulk_acts: readonly BulkAct[] = ["approve", "decline", "put_on_deck", "mark_answered", "merge", "set_tags"];

export interface Count {
  act: BulkAct | "undo";
  all: number;
  done: number;
  /** Somebody was faster, or it is not possible where the question stands. */
  changed: number;
  failed: number;
}

/** How it went: "18 approved, 2 had changed". */
export function count_words({ act, done, changed, failed }: Omit<Count, "all">): string {
  const parts = [t(`bulk.done_${act}` as Key, { n: done })];
  if (changed > 0) parts.push(t("bulk.changed", { n: changed }));
  if (failed > 0) parts.push(t("bulk.failed", { n: failed }));
  return parts.join(", ");
}

export function counted(count: Count, outcome: Outcome): Count {
  if (outcome.ok) return { ...count, done: count.done + 1 };
  const moved = ["stale", "wrong_state", "not_found"].includes(outcome.error.reason);
  return moved ? { ...count, changed: count.changed + 1 } : { ...count, failed: count.failed + 1 };
}

export function is_over({ all, done, changed, failed }: Count): boolean {
  return done + changed + failed >= all;
}

/** Into which of them the others are merged: the most voted that can take them, the oldest of those. */
export function heart_of(questions: readonly Question[]): Question | undefined {
  const rank = ({ state }: Question) => (state === "pending" ? 1 : 0);
  return [...questions].sort((a, b) => rank(a) - rank(b) || b.votes - a.votes || a.at - b.at)[0];
}

export class Bulk {
  readonly marked = signal<ReadonlySet<string>>(new Set());
  /** What is asked for before it is done: the reason, the tags. */
  readonly asking = signal<"decline" | "set_tags" | null>(null);
  readonly told = signal<Count | null>(null);

  constructor(private readonly board: Board) {}

  toggle(id: string): void {
    const next = new Set(this.marked.value);
    if (!next.delete(id)) next.add(id);
    this.marked.value = next;
  }

  mark(ids: readonly string[]): void {
    this.marked.value = new Set([...this.marked.value, ...ids]);
  }

  clear(): void {
    this.marked.value = new Set();
    this.asking.value = null;
  }

  questions(): Question[] {
    const { questions } = this.board.store.room.value;
    return [...this.marked.value].flatMap((id) => questions.get(id) ?? []);
  }

  act(act: BulkAct): void {
    if (this.marked.value.size === 0) return;
    if (act === "decline" || act === "set_tags") {
      this.asking.value = act;
      return;
    }
    if (act === "merge") return this.merge();
    this.each(act, this.questions(), () => ({}));
  }

  decline(reason: string, reasons?: Names): void {
    const all = this.questions();
    const able = this.able("decline", all);
    this.begin("decline", all.length, all.length - able.length);
    const group = this.board.history.number();
    this.clear();
    for (const question of able) this.board.decline(question, reason, reasons, { group, done: (outcome) => this.count(outcome) });
  }

  /** Adds them to those that each question has. */
  tag(tags: readonly string[]): void {
    this.each("set_tags", this.questions(), (question) => ({ tags: [...new Set([...(question.tags ?? []), ...tags])] }));
  }

  private merge(): void {
    const all = this.questions();
    const heart = heart_of(all);
    if (!heart || all.length < 2) return;
    const others = all.filter(({ id }) => id !== heart.id);
    // Each merging changes the version of what they are merged into: one after the other.
    const able = this.able("merge", others);
    this.begin("merge", others.length, others.length - able.length);
    const group = this.board.history.number();
    this.clear();
    const next = () => {
      const question = able.shift();
      const into = this.board.store.room.value.questions.get(heart.id);
      if (!question || !into) return;
      this.board.send("merge", question, { into: into.id, into_version: into.version }, {
        group, quiet: true, done: (outcome) => {
          this.count(outcome);
          next();
        },
      });
    };
    next();
  }

  private each(act: BulkAct, all: readonly Question[], more: (question: Question) => Record<string, unknown>): void {
    const able = this.able(act, all);
    this.begin(act, all.length, all.length - able.length);
    const group = this.board.history.number();
    this.clear();
    for (const question of able) {
      this.board.paced.add((done) => this.board.send(act, question, more(question), {
        group, quiet: true, done: (outcome) => {
          this.count(outcome);
          done();
        },
      }));
    }
  }

  private able(act: BulkAct, questions: readonly Question[]): Question[] {
    const { busy, declining } = this.board;
    return questions.filter((each) => (acts_of(each).includes(act) || additions_to(each).includes(act))
      && !busy.value.has(each.id) && !declining.value.has(each.id));
  }

  begin(act: Count["act"], all: number, changed = 0): void {
    this.told.value = { act, all, done: 0, changed, failed: 0 };
    this.tell();
  }

  count(outcome: Outcome): void {
    if (!this.told.value) return;
    this.told.value = counted(this.told.value, outcome);
    this.tell();
  }

  private tell(): void {
    const count = this.told.value;
    if (count && is_over(count)) say(count_words(count));
  }
}
