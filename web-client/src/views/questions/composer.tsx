// Where a question is written. The text is kept in the browser with every key, and leaves the field only when the outbox
// has it.
import { signal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";

export const graphemes_max = 500;
const warn_from = 60;

interface Draft {
  text: Signal<string>;
  anonymous: Signal<boolean>;
  note: Signal<string>;
}

const drafts = new Map<string, Draft>();

function draft_of(store: Store): Draft {
  const known = drafts.get(store.seat);
  if (known) return known;
  const kept = store.storage.get(`paraninfo/draft/${store.seat}`) ?? "";
  const draft = { text: signal(kept), anonymous: signal(false), note: signal("") };
  drafts.set(store.seat, draft);
  return draft;
}

function set_text(store: Store, text: string): void {
  draft_of(store).text.value = text;
  const key = `paraninfo/draft/${store.seat}`;
  if (text) store.storage.set(key, text);
  else store.storage.remove(key);
}

export function put_in_composer(store: Store, text: string): void {
  const written = draft_of(store).text.value;
  set_text(store, written ? `${text}\n${written}` : text);
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
  const left = graphemes_max - count_graphemes(text.value.trim());
  const sendable = text.value.trim() !== "" && left >= 0 && !closed;
  useEffect(() => grow(field.current), [text.value]);
  const send = () => {
    if (!sendable) return;
    if (!store.ask(text.value.trim(), anonymous.value)) {
      note.value = t("composer.full");
      return;
    }
    set_text(store, "");
    note.value = t(room.review === "first" ? "composer.sent_review" : "composer.sent");
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
      <div class="composer-foot">
        <label class="check">
          <input type="checkbox" data-testid="anonymous" checked={anonymous.value} onChange={(event) => { anonymous.value = event.currentTarget.checked; }} />
          {t("composer.anonymous")}
        </label>
        <span id="composer-note" class={left < 0 ? "note over" : "note"} role="status">
          {closed ? t("composer.closed") : left < 0 ? t("composer.over", { n: -left }) : left <= warn_from ? t("composer.left", { n: left }) : note.value}
        </span>
      </div>
    </form>
  );
}

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 144)}px`;
}
