// Where a chat message is written: the same field as for questions, with the message that it answers above it.
import { useRef } from "preact/hooks";
import { format_span, t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { count_graphemes, graphemes_max } from "../questions/composer";
import { reason_words } from "../questions/fate_words";
import { silence_words } from "../sanctions/words";
import { useTick } from "../shell/connection";
import { Icon } from "../shell/icon";
import { chat_draft, send_chat, set_chat_text } from "./draft";
import { Quote } from "./log";

const warn_from = 60;

export function ChatComposer({ store, id = "composer" }: { store: Store; id?: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, reply_to } = chat_draft(store);
  const { chat, joined, sanctions } = store.room.value;
  const left = graphemes_max - count_graphemes(text.value.trim());
  const closed = joined && !chat.open;
  const wait_ms = useWait(store);
  const sendable = text.value.trim() !== "" && left >= 0 && !closed && !sanctions.own && wait_ms === 0;
  const send = () => {
    if (sendable && send_chat(store)) field.current?.focus();
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === "Escape" && reply_to.value !== null) reply_to.value = null;
    // As everywhere in chats: Enter sends, with Shift it is a new line. While an input method composes it is its own.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {reply_to.value !== null && (
        <div class="chat-replying" data-testid="chat-replying">
          <Quote store={store} number={reply_to.value} />
          <button type="button" class="icon-button" aria-label={t("chat.reply_cancel")} title={t("chat.reply_cancel")} onClick={() => { reply_to.value = null; field.current?.focus(); }}><Icon name="close" /></button>
        </div>
      )}
      <label class="visually-hidden" for={id}>{t("chat.label")}</label>
      <div class="composer-field">
        <textarea
          ref={field} id={id} rows={1} data-testid="chat-composer" placeholder={t("chat.placeholder")} value={text.value}
          aria-describedby="chat-note" aria-invalid={left < 0} dir="auto" onKeyDown={on_key}
          onInput={(event) => { chat_draft(store).refused.value = ""; set_chat_text(store, event.currentTarget.value); }}
        />
        <button type="submit" class="send" data-testid="chat-send" disabled={!sendable} aria-label={t("chat.send")} title={t("chat.send")}><Icon name="send" /></button>
      </div>
      <div class="composer-foot">
        <span class={left < 0 ? "note over" : "note"} id="chat-note">
          {left < 0 ? t("composer.over", { n: -left }) : left <= warn_from && t("composer.left", { n: left })}
        </span>
        <Note store={store} wait_ms={wait_ms} />
      </div>
    </form>
  );
}

function useWait(store: Store): number {
  const { wait_until } = chat_draft(store);
  const now = useTick(500, wait_until.value > Date.now());
  return Math.max(0, wait_until.value - Math.max(now, Date.now()));
}

/** Who is silenced, that it is closed, why one came back, that some are under way; else how slow it goes. */
function Note({ store, wait_ms }: { store: Store; wait_ms: number }) {
  const { chat, joined, sanctions, you } = store.room.value;
  const { refused } = chat_draft(store);
  const under_way = store.outbox.items.value.filter(({ method }) => method === "chat.write").length;
  let words = chat.slow_ms > 0 && you?.role !== "moderator" ? t("chat.slow", { span: format_span(chat.slow_ms) }) : "";
  if (under_way > 0) words = t(store.online.value ? "chat.sending" : "chat.waiting");
  if (refused.value && refused.value !== "limited") words = t("chat.refused", { reason: refused.value === "closed" ? t("chat.closed") : reason_words(refused.value) });
  if (joined && !chat.open) words = t("chat.closed");
  if (sanctions.own) words = silence_words(sanctions.own);
  const waits = wait_ms > 0;
  return (
    <>
      <span class="note" role="status" data-testid="chat-status">{waits ? t("chat.slowed") : words}</span>
      {/* The seconds that run are there to be seen, and not read aloud each time. */}
      {waits && <span class="note count" data-testid="chat-wait">{format_span(wait_ms + 999)}</span>}
    </>
  );
}
