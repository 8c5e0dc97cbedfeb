// Raised hands: moderators see the queue, everybody how many wait, and whoever raised one how it stands.
import type { Change, Hand, OwnHand, Snapshot } from "../protocol/messages";

export interface Hands {
  open: boolean;
  /** Moderators only, in the order raised. */
  queue: readonly Hand[];
  own: OwnHand | null;
  /** How the own one ended last, while nothing else came. */
  ended: "declined" | "done" | null;
  /** The numbers of those who wait to be called. */
  waiting: readonly number[];
}

export const no_hands: Hands = { open: false, queue: [], own: null, ended: null, waiting: [] };

export function hands_of({ hands_open = false, hands = [], hand = null }: Snapshot): Hands {
  return { ...no_hands, open: hands_open, queue: hands, own: hand };
}

export function reduce_hands(held: Hands, change: Change, as_moderator: boolean): Hands {
  if (change.kind === "hands.opened") return { ...held, open: true };
  if (change.kind === "hands.closed") return { ...held, open: false };
  const { hand, gone } = change.data as { hand?: Hand | OwnHand; gone?: number };
  if (hand && as_moderator) return { ...held, queue: put(held.queue, hand as Hand) };
  if (hand) return { ...held, own: hand, ended: null };
  if (gone === undefined) return held;
  if (as_moderator) return { ...held, queue: held.queue.filter(({ number }) => number !== gone) };
  const ended = change.kind === "hand.declined" ? "declined" : change.kind === "hand.done" ? "done" : null;
  return { ...held, own: null, ended };
}

function put(queue: readonly Hand[], hand: Hand): readonly Hand[] {
  const known = queue.some(({ number }) => number === hand.number);
  return known ? queue.map((each) => (each.number === hand.number ? hand : each)) : [...queue, hand];
}

export function set_waiting(held: Hands, data: unknown): Hands {
  return { ...held, waiting: (data as { waiting: number[] }).waiting };
}

/** A moderator's command was stale: the reply shows the hand as it stands. */
export function show_present_hand(held: Hands, present: Hand): Hands {
  const known = held.queue.find(({ number }) => number === present.number);
  if (known && known.version >= present.version) return held;
  return { ...held, queue: put(held.queue, present) };
}

/** The own place among those who wait, from 1; null: not waiting. */
export function own_place({ own, waiting }: Hands): number | null {
  const at = own ? waiting.indexOf(own.number) : -1;
  return at < 0 ? null : at + 1;
}
