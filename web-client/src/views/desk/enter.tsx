// A moderator writes down what somebody in the hall asks.
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { session_now, speakers_in } from "../agenda/place";
import { count_graphemes, graphemes_max } from "../questions/composer";
import { reason_words } from "../questions/fate_words";
import { Icon } from "../shell/icon";
import { translation_languages } from "./additions";

const nothing = { text: "", name: "", language: "", to: "" };

/** What is sent of what was written: only what is there. */
export function entered({ text, name, language, to }: typeof nothing, session = ""): Record<string, string> {
  const given = Object.entries({ text, name, language, to, session }).map(([key, value]) => [key, value.trim()] as const);
  return Object.fromEntries(given.filter(([, value]) => value));
}

export function EnterDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [written, set_written] = useState(nothing);
  const [trouble, set_trouble] = useState("");
  const room = store.room.value.id;
  const session = session_now(room, store.server_now());
  const speakers = speakers_in(room, session?.id);
  const sendable = written.text.trim() !== "" && count_graphemes(written.text.trim()) <= graphemes_max;
  const send = (event: Event) => {
    event.preventDefault();
    if (!sendable) return;
    store.send("question.enter", entered(written, session?.id), (outcome) => {
      if (outcome.ok) return;
      set_written((now) => (now.text ? now : written));
      set_trouble(reason_words(outcome.error.reason));
      dialog.current?.showModal();
    });
    set_written(nothing);
    set_trouble("");
    dialog.current?.close();
  };
  const write = (more: Partial<typeof nothing>) => set_written({ ...written, ...more });
  return (
    <>
      <button type="button" class="button small" data-testid="enter-open" onClick={() => dialog.current?.showModal()}><Icon name="person" /> {t("desk.enter")}</button>
      <dialog ref={dialog} class="dialog" aria-labelledby="enter-title">
        <h2 id="enter-title">{t("desk.enter")}</h2>
        <form class="stack" onSubmit={send}>
          {trouble && <p class="trouble" role="alert">{trouble}</p>}
          <label for="enter-text">{t("composer.label")}</label>
          <textarea id="enter-text" class="text-field" rows={3} data-testid="enter-text" value={written.text} dir="auto" onInput={(event) => write({ text: event.currentTarget.value })} />
          <label for="enter-name">{t("desk.enter_name")}</label>
          <input id="enter-name" class="text-field" data-testid="enter-name" maxLength={64} autocomplete="off" value={written.name} onInput={(event) => write({ name: event.currentTarget.value })} />
          <label for="enter-language">{t("language.label")}</label>
          <select id="enter-language" class="choice" value={written.language} onChange={(event) => write({ language: event.currentTarget.value })}>
            <option value="">{t("desk.language_unknown")}</option>
            {translation_languages.map((each) => <option key={each} value={each}>{t(`language.of_${each}`)}</option>)}
          </select>
          {speakers.length > 0 && (
            <>
              <label for="enter-to">{t("place.for")}</label>
              <select id="enter-to" class="choice" data-testid="enter-to" value={written.to} onChange={(event) => write({ to: event.currentTarget.value })}>
                <option value="">{t("place.anyone")}</option>
                {speakers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </select>
            </>
          )}
          <div class="row end">
            <button type="button" class="button" onClick={() => dialog.current?.close()}>{t("account.close")}</button>
            <button type="submit" class="button primary" data-testid="enter-send" disabled={!sendable}>{t("desk.enter_send")}</button>
          </div>
        </form>
      </dialog>
    </>
  );
}
