// The end of the broadcast waits for some seconds in which it can be taken back. It is this page's own: whoever leaves it
// has not ended anything.
import { signal } from "@preact/signals";
import type { Store } from "../../room/store";
import { ask } from "./acts";

const grace_s = 5;

/** Seconds that are left; null: nothing waits. */
export const ends_in = signal<number | null>(null);
let timer: ReturnType<typeof setInterval> | undefined;

export function keep_going(): void {
  clearInterval(timer);
  ends_in.value = null;
}

export function end_soon(store: Store): void {
  keep_going();
  ends_in.value = grace_s;
  timer = setInterval(() => {
    const left = (ends_in.value ?? 0) - 1;
    ends_in.value = left;
    if (left > 0) return;
    keep_going();
    ask(store, "broadcast.end");
  }, 1000);
}
