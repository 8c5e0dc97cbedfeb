// The chat as a log: oldest first, the newest in sight unless the reader is further up or has a hand in it; then what is new
// waits behind a bar. The log itself is silent for screen readers: they are told of what is new, paced, by the live region.
import { useRef, useState } from "preact/hooks";
import { format_time, t } from "../../i18n/i18n";
import type { ChatMessage } from "../../protocol/messages";
import { is_own, message_at, messages_max } from "../../room/chat";
import type { Store } from "../../room/store";
import { useHeld } from "../questions/held";
import { reason_words } from "../questions/fate_words";
import { PersonActs, SanctionSigns } from "../sanctions/people";
import { Icon } from "../shell/icon";
import { say } from "../shell/live_region";
import { start_reply } from "./draft";

export function ChatLog({ store }: { store: Store }) {
  const scroll = useRef<HTMLDivElement>(null);
  const { chat, you } = store.room.value;
  const own_last = chat.messages.filter((each) => is_own(each, you?.person)).at(-1)?.number ?? 0;
  // Whoever has just written wants to see it.
  const hold = useHeld(chat.messages.map(({ number }) => String(number)), false, String(own_last));
  const show_new = () => {
    hold.show_new();
    if (scroll.current) scroll.current.scrollTop = 0;
  };
  return (
    <div class="list-frame" {...hold.hooks}>
      {hold.fresh > 0 && (
        <button type="button" class="new-items below" data-testid="chat-new" onClick={show_new}>
          <Icon name="down" /> {t("chat.new", { n: hold.fresh })}
        </button>
      )}
      <div ref={scroll} class="list-scroll chat-scroll" tabIndex={0} role="log" aria-live="off" aria-labelledby="chat-title" data-testid="chat-log" onScroll={hold.on_scroll}>
        {hold.ids.length === 0 && (
          <div class="empty">
            <p class="empty-title">{t("chat.empty")}</p>
            {chat.open && <p>{t("chat.empty_hint")}</p>}
          </div>
        )}
        <ol class="chat-messages">
          {hold.ids.map((id) => <Message key={id} store={store} number={Number(id)} />)}
        </ol>
        {hold.ids.length >= messages_max && <p class="quiet small chat-older">{t("chat.older")}</p>}
      </div>
    </div>
  );
}

function author_words(message: ChatMessage, own: boolean): string {
  return own ? t("chat.you") : (message.author ?? "");
}

function gone_words(message: ChatMessage, own: boolean): string {
  if (own && message.deleted === "moderator") return t("chat.deleted_mine", { reason: message.reason ?? "" });
  if (own) return t("chat.deleted_by_you");
  return t(message.deleted === "author" ? "chat.deleted_author" : "chat.deleted_moderator");
}

function Message({ store, number }: { store: Store; number: number }) {
  const { chat, you } = store.room.value;
  const message = message_at(chat, number);
  const [deleting, set_deleting] = useState(false);
  if (!message) return null;
  const own = is_own(message, you?.person);
  const gone = message.text === null;
  const moderating = you?.role === "moderator";
  return (
    <li class={own ? "chat-message own" : "chat-message"} tabIndex={-1} data-testid="chat-message" data-number={number} data-deleted={message.deleted}>
      <p class="question-meta">
        {author_words(message, own) && <bdi class="author">{author_words(message, own)}</bdi>}
        {message.role === "moderator" && <span class="badge">{t("chat.moderator")}</span>}
        {moderating && <SanctionSigns store={store} person={message.person} />}
        <time dateTime={new Date(message.at).toISOString()}>{format_time(message.at)}</time>
      </p>
      {message.reply_to !== undefined && !gone && <Quote store={store} number={message.reply_to} />}
      {gone
        ? <p class="quiet chat-gone">{gone_words(message, own)}{moderating && message.reason && !own && ` ${t("chat.deleted_by", { name: message.by ?? "", reason: message.reason })}`}</p>
        : <p class="question-text" dir="auto">{message.text}</p>}
      {!gone && !deleting && (
        <div class="row chat-acts">
          {chat.open && <button type="button" class="link-button" data-testid="chat-reply" aria-label={t("chat.reply_to", { name: author_words(message, own) })} onClick={() => start_reply(store, number)}>{t("chat.reply")}</button>}
          {(own || moderating) && <button type="button" class="link-button" data-testid="chat-delete" onClick={() => (own ? remove(store, number) : set_deleting(true))}>{t("chat.delete")}</button>}
        </div>
      )}
      {deleting && !gone && <DeleteForm store={store} number={number} done={() => set_deleting(false)} />}
      {moderating && !own && !deleting && <PersonActs store={store} person={message.person} />}
    </li>
  );
}

/** The answered words as they stand now: deleted there, deleted here. */
export function Quote({ store, number }: { store: Store; number: number }) {
  const { chat, you } = store.room.value;
  const message = message_at(chat, number);
  if (!message) return <p class="chat-quote quiet">{t("chat.quote_older")}</p>;
  if (message.text === null) return <p class="chat-quote quiet">{t("chat.quote_gone")}</p>;
  return (
    <blockquote class="chat-quote" dir="auto">
      <bdi class="author">{author_words(message, is_own(message, you?.person))}</bdi> {message.text}
    </blockquote>
  );
}

function remove(store: Store, message: number, reason = ""): void {
  store.send("chat.delete", reason ? { message, reason } : { message }, (outcome) => {
    if (!outcome.ok) say(reason_words(outcome.error.reason));
  });
}

function DeleteForm({ store, number, done }: { store: Store; number: number; done: () => void }) {
  const [reason, set_reason] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (!reason.trim()) return;
    remove(store, number, reason.trim());
    done();
  };
  const id = `chat-delete-${number}`;
  return (
    <form class="stack" data-testid="chat-delete-form" onSubmit={submit}>
      <label for={id}>{t("chat.delete_reason")}</label>
      <input id={id} class="text-field" data-testid="chat-delete-reason" maxLength={200} autocomplete="off" dir="auto" value={reason} onInput={(event) => set_reason(event.currentTarget.value)} />
      <div class="row end">
        <button type="button" class="button small" onClick={done}>{t("desk.cancel")}</button>
        <button type="submit" class="button small primary" data-testid="chat-delete-confirm" disabled={!reason.trim()}>{t("chat.delete")}</button>
      </div>
    </form>
  );
}
