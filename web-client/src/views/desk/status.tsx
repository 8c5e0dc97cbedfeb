// The desk's upper edge: questions open or closed, review, who is here, the stream, announcements.
import { useRef, useState } from "preact/hooks";
import { format_number, t, type Key } from "../../i18n/i18n";
import type { Anonymity, Review } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { ReactionSwitch } from "../reactions/bar";
import { useKeptFocus } from "../shell/focus";
import { Icon } from "../shell/icon";
import type { Board } from "./board";

export function Status({ board }: { board: Board }) {
  const { store } = board;
  const room = store.room.value;
  return (
    <div class="status">
      <div class="status-group">
        <span class={`light ${room.questions_open ? "on" : "off"}`} role="status" data-testid="questions-open" data-open={room.questions_open}>
          {t(room.questions_open ? "desk.is_open" : "desk.is_closed")}
        </span>
        <button type="button" class="button small" data-testid="open-close" onClick={() => board.set_open(!room.questions_open)}>
          {t(room.questions_open ? "desk.close" : "desk.open")}
        </button>
      </div>
      <label class="status-group">
        {t("desk.review")}
        <select class="choice" data-testid="review" value={room.review} onChange={(event) => store.send("questions.set_review", { review: event.currentTarget.value as Review })}>
          <option value="first">{t("desk.review_first")}</option>
          <option value="publish">{t("desk.review_publish")}</option>
        </select>
      </label>
      <label class="status-group">
        {t("desk.anonymity")}
        <select class="choice" data-testid="anonymity" value={room.anonymity} onChange={(event) => store.send("questions.set_anonymity", { anonymity: event.currentTarget.value as Anonymity })}>
          <option value="audience">{t("desk.anonymity_audience")}</option>
          <option value="everybody">{t("desk.anonymity_everybody")}</option>
        </select>
      </label>
      <ReactionSwitch store={store} />
      <Counts store={store} />
      <Stream store={store} />
    </div>
  );
}

function Counts({ store }: { store: Store }) {
  const { participants, hall, screens, moderators } = store.room.value.presence;
  const rows: [Key, number][] = [
    ["presence.remote", participants], ["presence.hall", hall], ["presence.screens", screens], ["presence.moderators", moderators],
  ];
  return (
    <dl class="counts" data-testid="presence">
      {rows.map(([key, n]) => <div key={key}><dt>{t(key)}</dt><dd>{format_number(n)}</dd></div>)}
    </dl>
  );
}

function Stream({ store }: { store: Store }) {
  const { state, source } = store.room.value.media;
  const shown = state === "live" ? source : state;
  return (
    <span class={`light ${shown === "live" ? "on" : shown === "slate" || shown === "backup" ? "warn" : "off"}`} data-testid="media-state" data-state={shown}>
      {t("desk.stream")}: {t(`desk.stream_${shown}`)}
    </span>
  );
}

export function AnnouncementDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, set_text] = useState("");
  const { announcements } = store.room.value;
  const make = (event: Event) => {
    event.preventDefault();
    if (text.trim() && store.send("announcement.make", { text: text.trim() })) set_text("");
  };
  return (
    <>
      <button type="button" class="button small" data-testid="announcements-open" onClick={() => dialog.current?.showModal()}>
        <Icon name="megaphone" /> {t("announcements.title")} {announcements.length > 0 && <span class="count">{announcements.length}</span>}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="announcements-title" {...useKeptFocus()}>
        <h2 id="announcements-title">{t("announcements.title")}</h2>
        <form class="stack" onSubmit={make}>
          <label for="announcement">{t("desk.announce_label")}</label>
          <textarea id="announcement" class="text-field" rows={2} maxLength={300} data-testid="announce-text" value={text} dir="auto" onInput={(event) => set_text(event.currentTarget.value)} />
          <div class="row"><button type="submit" class="button primary" data-testid="announce" disabled={!text.trim()}>{t("desk.announce_make")}</button></div>
        </form>
        <ul class="devices">
          {announcements.map((each) => (
            <li key={each.id}>
              <span dir="auto">{each.text}</span>
              <button type="button" class="button small" onClick={() => store.send("announcement.remove", { announcement: each.id })}>{t("desk.announce_remove")}</button>
            </li>
          ))}
        </ul>
        <div class="row end"><button type="button" class="button" data-testid="announcements-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}
