// What is told backstage. A producer may tell one panelist; what a panelist writes is seen by all who are backstage.
import { useEffect, useRef, useState } from "preact/hooks";
import { format_time, t } from "../../i18n/i18n";
import type { StageNote } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { count_graphemes } from "../questions/composer";
import { reason_words } from "../questions/fate_words";
import { say } from "../shell/live_region";

const note_max = 500;

export function Conversation({ store }: { store: Store }) {
  const { stage, you, backstage } = store.room.value;
  const notes = stage?.notes ?? [];
  const last = notes.at(-1);
  const list = useRef<HTMLDivElement>(null);
  const heard = useRef<number | null>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    // What was told before this page came is no news.
    if (last && heard.current !== null && last.number > heard.current && last.person !== you?.person) say(t("stage.told", { name: last.by, text: last.text }));
    heard.current = last?.number ?? 0;
  }, [last?.number]);
  const name_of = (person: string) => backstage.find((each) => each.person === person)?.name ?? "";
  return (
    <section class="panel conversation" aria-labelledby="conversation">
      <div class="panel-head"><h2 id="conversation" class="panel-title">{t("stage.conversation")}</h2></div>
      {notes.length === 0 && <p class="empty small">{t("stage.conversation_none")}</p>}
      <div ref={list} class="notes-list" tabIndex={0} role="log" aria-live="off" aria-labelledby="conversation" data-testid="conversation">
        <ol>{notes.map((note) => <Note key={note.number} note={note} me={you?.person} to={note.to ? name_of(note.to) : null} />)}</ol>
      </div>
      <Say store={store} />
    </section>
  );
}

function Note({ note, me, to }: { note: StageNote; me: string | undefined; to: string | null }) {
  const addressed = note.to !== null && note.to === me;
  return (
    <li class={`stage-note-line ${note.role} ${addressed ? "mine" : ""}`} data-testid="stage-note" data-number={note.number} data-to={note.to ?? ""}>
      <p class="question-meta">
        <bdi class="author">{note.person === me ? t("chat.you") : note.by}</bdi>
        {note.role === "producer" && <span class="badge">{t("role.producer")}</span>}
        {note.to !== null && <span>{addressed ? t("stage.to_you") : t("stage.to", { name: to || "…" })}</span>}
        <time dateTime={new Date(note.at).toISOString()}>{format_time(note.at)}</time>
      </p>
      <p class="question-text" dir="auto">{note.text}</p>
    </li>
  );
}

function Say({ store }: { store: Store }) {
  const produces = store.role === "producer";
  const [text, set_text] = useState("");
  const [to, set_to] = useState("");
  const [trouble, set_trouble] = useState("");
  const sendable = text.trim() !== "" && count_graphemes(text.trim()) <= note_max;
  const send = (event: Event) => {
    event.preventDefault();
    if (!sendable) return;
    const written = text.trim();
    const refused = (reason: string) => {
      set_text((now) => now || written);
      set_trouble(reason_words(reason));
    };
    set_text("");
    set_trouble("");
    const item = store.send(produces ? "stage.tell" : "stage.say", produces ? { text: written, to: to || null } : { text: written }, (outcome) => {
      if (!outcome.ok) refused(outcome.error.reason);
    });
    if (!item) refused("full");
  };
  return (
    <form class="say" onSubmit={send}>
      {produces && (
        <select class="choice" data-testid="tell-to" aria-label={t("stage.to_whom")} value={to} onChange={(event) => set_to(event.currentTarget.value)}>
          <option value="">{t("stage.to_all")}</option>
          {store.room.value.backstage.map(({ person, name }) => <option key={person} value={person}>{name}</option>)}
        </select>
      )}
      <input class="text-field" data-testid="say-text" autocomplete="off" dir="auto" aria-label={t("stage.say_label")} placeholder={t("stage.say_label")} value={text} onInput={(event) => set_text(event.currentTarget.value)} />
      <button type="submit" class="button primary" data-testid="say-send" disabled={!sendable}>{t("channel.send")}</button>
      {trouble && <p class="trouble" role="alert">{trouble}</p>}
    </form>
  );
}
