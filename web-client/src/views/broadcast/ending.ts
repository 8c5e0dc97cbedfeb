// The end of the broadcast waits for some seconds in which it can be taken back.
import type { Store } from "../../room/store";
import { ask } from "./acts";
import { Grace } from "./grace";

const grace = new Grace();

/** Seconds that are left; null: nothing waits. */
export const ends_in = grace.left;

export function keep_going(): void {
  grace.take_back();
}

export function end_soon(store: Store): void {
  grace.begin(() => ask(store, "broadcast.end"));
}
