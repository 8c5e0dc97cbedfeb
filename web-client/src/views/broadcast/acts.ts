// What is asked of the server about the broadcast, and why it was refused: on the desk, on a producer's page, and where the end
// of the seconds of grace comes when another has taken over meanwhile.
import { signal } from "@preact/signals";
import type { Store } from "../../room/store";
import { reason_words } from "../questions/fate_words";

const refused_ms = 10_000;

/** In words; empty: nothing was. */
export const refused = signal("");
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(words: string): void {
  clearTimeout(timer);
  refused.value = words;
  timer = setTimeout(() => { refused.value = ""; }, refused_ms);
}

export function ask(store: Store, method: string, params: Record<string, unknown> = {}): void {
  refused.value = "";
  const item = store.send(method, params, (outcome) => {
    if (!outcome.ok) tell(reason_words(outcome.error.reason));
  });
  if (!item) tell(reason_words("unsent"));
}
