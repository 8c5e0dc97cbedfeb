// The translator's list: what is not there in a language, what is a draft in it, what is approved; one language at a time.
import { useRef, useState } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import type { Question, QuestionState, TranslationLanguage } from "../../protocol/messages";
import { guess_language } from "../../room/guess";
import { reason_words } from "../questions/fate_words";
import { useKeptFocus } from "../shell/focus";
import { say } from "../shell/live_region";
import { translation_languages } from "./additions";
import type { Board } from "./board";

export type Standing = "lacking" | "draft" | "approved";
const standings: readonly Standing[] = ["lacking", "draft", "approved"];
const shown_max = 40;
/** What everybody sees or is about to: the rest need not be translated. */
const worth: readonly QuestionState[] = ["on_air", "on_deck", "approved", "answered"];

/** Null where the question is asked in that language. */
export function standing_of(question: Question, language: TranslationLanguage): Standing | null {
  const found = (question.translations ?? []).find((each) => each.language === language);
  if (found) return found.approved ? "approved" : "draft";
  return (question.language ?? guess_language(question.text)) === language ? null : "lacking";
}

/** What is on the stage first, then what most want to hear. */
export function to_translate(questions: Iterable<Question>, language: TranslationLanguage, standing: Standing): Question[] {
  return [...questions]
    .filter((each) => worth.includes(each.state) && standing_of(each, language) === standing)
    .sort((a, b) => worth.indexOf(a.state) - worth.indexOf(b.state) || b.votes - a.votes || a.at - b.at);
}

export function TranslationDesk({ board }: { board: Board }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, set_open] = useState(false);
  const show = () => {
    set_open(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" class="button small" data-testid="translations-open" onClick={show}>{t("translations.title")}</button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="translations-title" onClose={() => set_open(false)} {...useKeptFocus()}>
        <h2 id="translations-title">{t("translations.title")}</h2>
        {open && <List board={board} />}
        <div class="row end"><button type="button" class="button" data-testid="translations-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function List({ board }: { board: Board }) {
  const [language, set_language] = useState<TranslationLanguage>("en");
  const [standing, set_standing] = useState<Standing>("lacking");
  const questions = [...board.store.room.value.questions.values()];
  const found = to_translate(questions, language, standing);
  return (
    <>
      <div class="row">
        <select class="choice" data-testid="translations-language" aria-label={t("language.label")} value={language} onChange={(event) => set_language(event.currentTarget.value as TranslationLanguage)}>
          {translation_languages.map((each) => <option key={each} value={each}>{t(`language.of_${each}`)}</option>)}
        </select>
        <div class="segments" role="group" aria-label={t("translations.standing")}>
          {standings.map((each) => (
            <button key={each} type="button" data-testid={`translations-${each}`} aria-pressed={each === standing} onClick={() => set_standing(each)}>
              {t(`translations.${each}` as Key)} <span class="count">{to_translate(questions, language, each).length}</span>
            </button>
          ))}
        </div>
      </div>
      {found.length === 0 && <p class="empty small">{t("translations.none")}</p>}
      <ol class="devices" data-testid="translations">
        {found.slice(0, shown_max).map((question) => <Item key={`${question.id}/${language}`} board={board} question={question} language={language} />)}
      </ol>
      {found.length > shown_max && <p class="quiet small">{t("triage.later", { n: found.length - shown_max })}</p>}
    </>
  );
}

function Item({ board, question, language }: { board: Board; question: Question; language: TranslationLanguage }) {
  const there = (question.translations ?? []).find((each) => each.language === language);
  const [text, set_text] = useState(there?.text ?? "");
  const [trouble, set_trouble] = useState("");
  const send = (approve: boolean) => {
    if (!text.trim()) return;
    board.send("translate", question, { language, text: text.trim(), approve }, {
      quiet: true, done: (outcome) => {
        set_trouble(outcome.ok ? "" : reason_words(outcome.error.reason));
        if (outcome.ok) say(t(approve ? "translations.published" : "translations.kept"));
      },
    });
  };
  const field = `translation-${question.id}`;
  return (
    <li tabIndex={-1} data-testid="to-translate" data-question-id={question.id} data-standing={standing_of(question, language)}>
      <div class="stack grow">
        <label for={field} dir="auto" lang={question.language ?? undefined}>{question.text}</label>
        <textarea id={field} class="text-field" rows={2} lang={language} dir="auto" data-testid="translation-text" value={text} onInput={(event) => set_text(event.currentTarget.value)} />
        {trouble && <p class="trouble" role="alert">{trouble}</p>}
        <div class="row">
          <button type="button" class="button small primary" data-testid="translation-publish" disabled={!text.trim()} onClick={() => send(true)}>{t("desk.translate_approve")}</button>
          <button type="button" class="button small" data-testid="translation-keep" disabled={!text.trim()} onClick={() => send(false)}>{t("desk.translate_keep")}</button>
        </div>
      </div>
    </li>
  );
}
