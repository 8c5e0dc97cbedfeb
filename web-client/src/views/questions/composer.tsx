// Where a question is written. The text is kept in the browser with every key, and leaves the field only when the outbox
// has it. So is the wish to ask without a name: a text that comes back never comes back with less of it.
import { signal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { session_now, speakers_in } from "../agenda/place";
import { Icon } from "../shell/icon";
import { say } from "../shell/live_region";
import { silence_words } from "../sanctions/words";
import { reason_words } from "./fate_words";
import { Similar } from "./similar";

export const graphemes_max = 500;
const warn_from = 60;

interface Draft {
  text: Signal<string>;
  anonymous: Signal<boolean>;
  note: Signal<string>;
  /** The speaker who is meant, by the agenda's id; "": whoever wants to answer. */
  to: Signal<string>;
}

const drafts = new Map<string, Draft>();

function draft_of(store: Store): Draft {
  const known = drafts.get(store.seat);
  if (known) return known;
  const kept = store.storage.get(draft_key(store)) ?? "";
  const anonymous = store.storage.get(anonymous_key(store)) !== null;
  const draft = { text: signal(kept), anonymous: signal(anonymous), note: signal(""), to: signal("") };
  drafts.set(store.seat, draft);
  return draft;
}

const draft_key = (store: Store) => `paraninfo/draft/${store.seat}`;
const anonymous_key = (store: Store) => `paraninfo/draft/${store.seat}/anonymous`;

function keep(store: Store, key: string, text: string): void {
  if (text) store.storage.set(key, text);
  else store.storage.remove(key);
}

function set_text(store: Store, text: string): void {
  draft_of(store).text.value = text;
  keep(store, draft_key(store), text);
}

function set_anonymous(store: Store, on: boolean): void {
  draft_of(store).anonymous.value = on;
  keep(store, anonymous_key(store), on ? "on" : "");
}

export function put_in_composer(store: Store, text: string, anonymous: boolean): void {
  const written = draft_of(store).text.value;
  set_text(store, written ? `${text}\n${written}` : text);
  if (anonymous) set_anonymous(store, true);
  document.getElementById("composer")?.focus();
}

/** Refused on its way, by a silence or since moderators would know the name now: the text goes back into the field, where it was written. */
function take_back(store: Store, text: string, anonymous: boolean, why: "silenced" | "wrong_state"): void {
  for (const { key, method, params, reason } of store.outbox.items.value) {
    if (method === "question.ask" && params["text"] === text && reason === why) store.outbox.discard(key);
  }
  put_in_composer(store, text, anonymous);
  draft_of(store).note.value = why === "silenced" ? reason_words(why) : t("composer.not_sealed");
}

/** Says below the field what becomes of what was just sent; what happens later stands with one's own questions. */
function send_question(store: Store, text: string, anonymous: boolean): boolean {
  const { note, to } = draft_of(store);
  const session = session_now(store.room.value.id, store.server_now())?.id;
  const place = { ...(session && { session }), ...(to.value && { to: to.value }) };
  const first = t(store.online.value ? "fate.sending" : "fate.waiting");
  const item = store.ask(text, anonymous, place, (outcome) => {
    const reason = outcome.ok ? "" : outcome.error.reason;
    if (reason === "silenced" || reason === "wrong_state") return take_back(store, text, anonymous, reason);
    const refused = outcome.ok ? "" : t("fate.refused", { reason: reason_words(outcome.error.reason) });
    if (refused || note.value === first) note.value = refused || t(store.room.value.review === "first" ? "composer.sent_review" : "composer.sent");
  });
  note.value = item ? first : t("composer.full");
  return item !== null;
}

/** Characters as a person counts them. */
export function count_graphemes(text: string): number {
  if (typeof Intl.Segmenter !== "function") return [...text].length;
  let n = 0;
  for (const _ of new Intl.Segmenter().segment(text)) n++;
  return n;
}

export function Composer({ store }: { store: Store }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, anonymous, note } = draft_of(store);
  const room = store.room.value;
  const closed = room.joined && !room.questions_open;
  const silence = room.sanctions.own;
  const left = graphemes_max - count_graphemes(text.value.trim());
  const sendable = text.value.trim() !== "" && left >= 0 && !closed && !silence;
  useEffect(() => grow(field.current), [text.value]);
  useEffect(() => {
    if (left < 0) say(t("reject.too_long"));
  }, [left < 0]);
  const send = () => {
    if (!sendable) return;
    if (!send_question(store, text.value.trim(), anonymous.value)) return;
    set_text(store, "");
    field.current?.focus();
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  const write = (value: string) => {
    note.value = "";
    set_text(store, value);
  };
  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label class="visually-hidden" for="composer">{t("composer.label")}</label>
      <div class="composer-field">
        <textarea
          ref={field} id="composer" rows={1} data-testid="composer" placeholder={t("composer.placeholder")}
          value={text.value} aria-describedby="composer-note" aria-invalid={left < 0} dir="auto"
          onInput={(event) => write(event.currentTarget.value)} onKeyDown={on_key}
        />
        <button type="submit" class="send" data-testid="send" disabled={!sendable} aria-label={t("composer.send")} title={t("composer.send")}>
          <Icon name="send" />
        </button>
      </div>
      <Similar store={store} text={text.value} discard={() => { set_text(store, ""); field.current?.focus(); }} />
      <div class="composer-foot">
        <Addressee store={store} />
        <label class="check">
          <input type="checkbox" data-testid="anonymous" checked={anonymous.value} onChange={(event) => set_anonymous(store, event.currentTarget.checked)} />
          {t("composer.anonymous")}
        </label>
        <WhoSees store={store} anonymous={anonymous.value} />
        <span class={left < 0 ? "note over" : "note"} id="composer-note">
          {/* The number changes with every key: it is there to be asked for, and not read aloud each time. */}
          {!closed && (left < 0 ? t("composer.over", { n: -left }) : left <= warn_from && t("composer.left", { n: left }))}
        </span>
        <span class="note" role="status" data-testid="composer-status">{silence ? silence_words(silence) : closed ? t("composer.closed") : left > warn_from && note.value}</span>
      </div>
    </form>
  );
}

/** Who will see the name, and which name that is. */
function WhoSees({ store, anonymous }: { store: Store; anonymous: boolean }) {
  const name = store.room.value.you?.name ?? store.session.person.name;
  if (!name) return null;
  const key = !anonymous ? "composer.seen_by_all" : store.room.value.anonymity === "everybody" ? "composer.seen_by_nobody" : "composer.seen_by_moderators";
  return <span class="who-sees" data-testid="who-sees" dir="auto">{t(key, { name })}</span>;
}

/** Whom the question is for, among those who speak in the present session. */
function Addressee({ store }: { store: Store }) {
  const { to } = draft_of(store);
  const room = store.room.value.id;
  const speakers = speakers_in(room, session_now(room, store.server_now())?.id);
  // Another session has begun, with others who speak.
  const there = speakers.some(({ id }) => id === to.value);
  useEffect(() => {
    if (to.value && !there) to.value = "";
  }, [there]);
  if (speakers.length === 0) return null;
  return (
    <select class="choice addressee" data-testid="addressee" aria-label={t("place.for")} value={to.value} onChange={(event) => { to.value = event.currentTarget.value; }}>
      <option value="">{t("place.for")}: {t("place.anyone")}</option>
      {speakers.map(({ id, name }) => <option key={id} value={id}>{t("place.to", { name })}</option>)}
    </select>
  );
}

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 144)}px`;
}
