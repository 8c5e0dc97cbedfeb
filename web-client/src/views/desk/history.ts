// What this moderator did, in order, and what would make it undone: other commands, each on the version that the deed left
// behind, so that a question which moved on is not touched. Of this page only; the journal has it all.
import { signal } from "@preact/signals";
import type { Question } from "../../protocol/messages";
import type { Act } from "./acts";

export type DeedAct = Act | "move_on_deck";

export interface Deed {
  number: number;
  at: number;
  act: DeedAct;
  /** As it was. */
  before: Question;
  /** After the deed. */
  version: number;
  /** What stood after it on the deck. */
  deck_next: string | null;
  into?: string;
  /** Deeds of one bulk act are undone together. */
  group: number;
  state: "done" | "undoing" | "undone" | "refused";
}

/** One command of the way back; the version is that of the reply before. */
export interface Step {
  act: DeedAct;
  more: Record<string, unknown>;
}

const step = (act: DeedAct, more: Record<string, unknown> = {}): Step => ({ act, more });

function onto_deck({ deck_next }: Deed): Step[] {
  return deck_next ? [step("put_on_deck"), step("move_on_deck", { before: deck_next })] : [step("put_on_deck")];
}

/** From approved to where it was. */
function to_state(deed: Deed): Step[] {
  if (deed.before.state === "on_deck") return onto_deck(deed);
  return deed.before.state === "on_air" ? [step("put_on_air")] : [];
}

function declined_again({ before }: Deed): Step[] {
  const { reason, reasons } = before;
  return reason ? [step("decline", { reason, ...(reasons && { reasons }) })] : [];
}

/** Empty: it cannot be undone. `into_version`: of the question into which it was merged, as it is now. */
export function steps_back(deed: Deed, into_version = 0): Step[] {
  const { act, before } = deed;
  switch (act) {
    case "approve": return [step("reopen")];
    case "decline": return [step("reopen"), ...(before.state === "pending" ? [] : [step("approve"), ...to_state(deed)])];
    case "put_on_deck": return [step("take_off_deck")];
    case "take_off_deck": return onto_deck(deed);
    case "move_on_deck": return [step("move_on_deck", { before: deed.deck_next })];
    case "put_on_air": return [step("take_off_air"), ...to_state(deed)];
    case "take_off_air": return [step("put_on_air")];
    case "mark_answered": return [step("reopen"), ...to_state(deed)];
    case "reopen": return before.state === "answered" ? [step("mark_answered")] : declined_again(deed);
    case "merge": return [step("unmerge")];
    case "unmerge": return before.into && into_version ? [step("merge", { into: before.into, into_version })] : [];
    case "edit": return [step("edit", { text: before.text })];
    case "set_tags": return [step("set_tags", { tags: before.tags ?? [] })];
    case "assign": return [step("assign", { session: before.session ?? null, speaker: before.assigned ?? null })];
    case "answer_in_writing": return before.answer ? [step("answer_in_writing", { text: before.answer.text, to: before.answer.to })] : [];
    default: return [];
  }
}

const kept_max = 200;

export class History {
  /** The newest last. */
  readonly deeds = signal<readonly Deed[]>([]);
  private next_ = 1;

  number(): number {
    return this.next_++;
  }

  add(deed: Omit<Deed, "number" | "at" | "state">): void {
    this.deeds.value = [...this.deeds.value, { ...deed, number: this.number(), at: Date.now(), state: "done" as const }].slice(-kept_max);
  }

  mark(number: number, state: Deed["state"]): void {
    this.deeds.value = this.deeds.value.map((each) => (each.number === number ? { ...each, state } : each));
  }

  /** The newest that can still be undone, with what was done together with it, newest first. */
  latest(): Deed[] {
    const open = this.deeds.value.filter((each) => each.state === "done" && can_undo(each));
    const last = open.at(-1);
    return last ? open.filter(({ group }) => group === last.group).reverse() : [];
  }
}

export function can_undo(deed: Deed): boolean {
  return steps_back(deed, 1).length > 0;
}
