// Triage: one question at a time, one key each. What comes next is what nobody else is at and what this moderator reads.
import { computed, effect, signal, untracked } from "@preact/signals";
import type { Claim, Names, Question } from "../../protocol/messages";
import { guess_language } from "../../room/guess";
import { others_at } from "../../room/moderators";
import type { Board } from "./board";
import { reads } from "./my_languages";

export interface Around {
  claims: readonly Claim[];
  me: string | undefined;
  /** Put aside, being sent, or about to be declined. */
  aside: (id: string) => boolean;
  reads: (language: string | null) => boolean;
}

/** The first of those that wait, in their order. */
export function next_for_me(waiting: readonly Question[], { claims, me, aside, reads: mine }: Around): Question | null {
  return waiting.find((each) => !aside(each.id) && others_at(claims, each.id, me).length === 0 && mine(each.language ?? guess_language(each.text))) ?? null;
}

export class OneByOne {
  readonly active = signal(false);
  readonly current = signal<string | null>(null);
  readonly skipped = signal<ReadonlySet<string>>(new Set());
  /** How many there are for this moderator, the present one among them. */
  readonly left;
  private readonly passed_: string[] = [];
  /** On which version this moderator decided: the reply may come before the change that shows it. */
  private readonly decided_ = signal<ReadonlyMap<string, number>>(new Map());

  constructor(private readonly board: Board) {
    this.left = computed(() => {
      const around = this.around();
      return this.waiting().filter((each) => next_for_me([each], around)).length;
    });
    // Nothing was left, and something came.
    effect(() => {
      if (this.active.value && this.current.value === null && this.left.value > 0) untracked(() => this.next());
    });
  }

  start(): void {
    this.active.value = true;
    this.next();
  }

  stop(): void {
    const at = this.current.value;
    this.active.value = false;
    this.current.value = null;
    this.board.writing.value = null;
    if (at) this.board.select(at);
  }

  next(): void {
    this.current.value = next_for_me(this.waiting(), this.around())?.id ?? null;
  }

  skip(): void {
    const at = this.current.value;
    if (at) {
      this.passed_.push(at);
      this.skipped.value = new Set([...this.skipped.value, at]);
    }
    this.board.writing.value = null;
    this.next();
  }

  /** To the one that was skipped last, if it still waits. */
  back(): void {
    const id = this.passed_.pop();
    if (!id) return;
    const rest = new Set(this.skipped.value);
    rest.delete(id);
    this.skipped.value = rest;
    if (this.board.store.room.value.questions.get(id)?.state === "pending") this.current.value = id;
  }

  again(): void {
    this.skipped.value = new Set();
    this.passed_.length = 0;
    this.next();
  }

  /** Decided: on to the next. */
  left_for_good(id: string): void {
    const question = this.board.store.room.value.questions.get(id);
    if (question?.state === "pending") this.decided_.value = new Map(this.decided_.value).set(id, question.version);
    if (this.active.value && this.current.value === id) this.next();
  }

  /** The decision was refused or taken back: it waits again. */
  waits_again(id: string): void {
    const rest = new Map(this.decided_.value);
    if (rest.delete(id)) this.decided_.value = rest;
  }

  /** Merges into the likeliest that asks the same; the form where there is none. */
  merge(question: Question): void {
    const into = this.board.suggested(question.id)[0];
    if (into) this.board.merge(question, into);
    else this.board.act("merge", question);
  }

  decline(question: Question, reason: string, reasons?: Names): void {
    this.board.decline(question, reason, reasons);
  }

  private waiting(): Question[] {
    const { questions } = this.board.store.room.value;
    return this.board.columns.value.pending.flatMap((id) => questions.get(id) ?? []);
  }

  private around(): Around {
    const { claims, you, questions } = this.board.store.room.value;
    const decided = this.decided_.value;
    const [busy, declining, skipped] = [this.board.busy.value, this.board.declining.value, this.skipped.value];
    return { claims, me: you?.person, aside: (id) => busy.has(id) || declining.has(id) || skipped.has(id) || decided.get(id) === questions.get(id)?.version, reads };
  }
}
