// What the room's moderators tell each other: nobody else's to see, kept in the journal.
import { useEffect, useRef, useState } from "preact/hooks";
import { format_time, t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { count_graphemes } from "../questions/composer";
import { reason_words } from "../questions/fate_words";
import { say } from "../shell/live_region";

const message_max = 500;

export function ChannelDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, set_open] = useState(false);
  const { channel, joined } = store.room.value;
  const last = channel.at(-1)?.number ?? 0;
  // What was said before this page came is no news.
  const [seen, set_seen] = useState<number | null>(joined ? last : null);
  useEffect(() => {
    if (open || (joined && seen === null)) set_seen(last);
  }, [open, last, joined]);
  const fresh = seen === null ? [] : channel.filter(({ number }) => number > seen);
  useEffect(() => {
    const newest = fresh.at(-1);
    if (newest) say(t("channel.said", { name: newest.by, text: newest.text }));
  }, [last]);
  const show = () => {
    set_open(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" class="button small" data-testid="channel-open" onClick={show}>{t("channel.title")} {fresh.length > 0 && <span class="count" data-testid="channel-fresh">{fresh.length}</span>}</button>
      <dialog ref={dialog} class="dialog" aria-labelledby="channel-title" onClose={() => set_open(false)}>
        <h2 id="channel-title">{t("channel.title")}</h2>
        <p class="quiet small">{t("channel.hint")}</p>
        {channel.length === 0 && <p class="empty small">{t("channel.none")}</p>}
        <ol class="channel" tabIndex={-1} data-testid="channel">
          {channel.map(({ number, by, text, at }) => <li key={number} data-testid="channel-message"><bdi class="author">{by}</bdi> <span class="quiet small">{format_time(at)}</span><br /><span dir="auto">{text}</span></li>)}
        </ol>
        <Say store={store} />
        <div class="row end"><button type="button" class="button" data-testid="channel-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function Say({ store }: { store: Store }) {
  const [text, set_text] = useState("");
  const [trouble, set_trouble] = useState("");
  const sendable = text.trim() !== "" && count_graphemes(text.trim()) <= message_max;
  const send = (event: Event) => {
    event.preventDefault();
    if (!sendable) return;
    const written = text;
    const item = store.send("moderators.tell", { text: written.trim() }, (outcome) => {
      if (outcome.ok) return;
      set_text((now) => now || written);
      set_trouble(reason_words(outcome.error.reason));
    });
    if (item) set_text("");
    set_trouble("");
  };
  return (
    <form class="row" onSubmit={send}>
      <label class="visually-hidden" for="channel-text">{t("channel.label")}</label>
      <input id="channel-text" class="text-field" data-testid="channel-text" autocomplete="off" dir="auto" placeholder={t("channel.label")} value={text} onInput={(event) => set_text(event.currentTarget.value)} />
      <button type="submit" class="button primary" data-testid="channel-send" disabled={!sendable}>{t("channel.send")}</button>
      {trouble && <p class="trouble" role="alert">{trouble}</p>}
    </form>
  );
}
