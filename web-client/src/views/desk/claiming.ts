// Tells the other moderators at which question this one is, as long as that is so: taken when it is opened, renewed before
// it lapses, let go when it is left.
import { computed, effect } from "@preact/signals";
import type { Board } from "./board";

/** The server lets it lapse after three times as long. */
const renew_ms = 15_000;
/** Who only passes through tells nobody. */
const settle_ms = 200;

/** Ends with the function that it returns. */
export function keep_claim(board: Board): () => void {
  const wanted = computed(() => board.one.current.value ?? board.writing.value?.read.id ?? null);
  let told: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    const id = wanted.peek();
    if (id !== null || told !== null) board.store.claim(id);
    told = id;
    if (id !== null) timer = setTimeout(tell, renew_ms);
  };
  const end = effect(() => {
    clearTimeout(timer);
    // After a break the server knows nothing of it.
    if (!board.store.online.value) told = null;
    else if (wanted.value !== null || told !== null) timer = setTimeout(tell, settle_ms);
  });
  return () => {
    end();
    clearTimeout(timer);
    if (told !== null) board.store.claim(null);
  };
}
