// What is being written for the chat: kept in the browser with every key, as a question's text is; and to which message it
// is a reply.
import { signal, type Signal } from "@preact/signals";
import type { Store } from "../../room/store";

export interface ChatDraft {
  text: Signal<string>;
  reply_to: Signal<number | null>;
  /** Why the last one was not taken. */
  refused: Signal<string>;
  /** By this browser's clock; 0: nobody waits. */
  wait_until: Signal<number>;
}

const drafts = new Map<string, ChatDraft>();
const key_of = (store: Store) => `paraninfo/draft/${store.seat}/chat`;

export function chat_draft(store: Store): ChatDraft {
  const known = drafts.get(store.seat);
  if (known) return known;
  const draft = { text: signal(store.storage.get(key_of(store)) ?? ""), reply_to: signal<number | null>(null), refused: signal(""), wait_until: signal(0) };
  drafts.set(store.seat, draft);
  return draft;
}

export function set_chat_text(store: Store, text: string): void {
  chat_draft(store).text.value = text;
  if (text) store.storage.set(key_of(store), text);
  else store.storage.remove(key_of(store));
}

export function start_reply(store: Store, number: number): void {
  chat_draft(store).reply_to.value = number;
  (document.getElementById("composer") ?? document.getElementById("desk-composer"))?.focus();
}

/** Sends what is written. What the room does not take comes back into the field, before whatever was begun meanwhile. */
export function send_chat(store: Store): boolean {
  const draft = chat_draft(store);
  const text = draft.text.value.trim();
  const reply_to = draft.reply_to.value;
  const item = store.write_chat(text, reply_to, (outcome) => {
    if (outcome.ok) return;
    const { reason, retry_after_ms } = outcome.error;
    const begun = draft.text.value;
    set_chat_text(store, begun ? `${text}\n${begun}` : text);
    draft.reply_to.value ??= reply_to;
    draft.wait_until.value = reason === "limited" ? Date.now() + (retry_after_ms ?? 0) : 0;
    draft.refused.value = reason;
  });
  if (!item) return false;
  draft.refused.value = "";
  draft.reply_to.value = null;
  set_chat_text(store, "");
  return true;
}
