// What moderators add to a question: tags, notes among themselves, a written answer, translations; and how it stands on the
// card.
import { useState } from "preact/hooks";
import { format_time, t, type Key } from "../../i18n/i18n";
import type { Question, TranslationLanguage } from "../../protocol/messages";
import { Answer, Tags } from "../questions/words";
import { additions_to, type Act, type WritingAct } from "./acts";
import type { Board } from "./board";
import { useFocus, type FormProps } from "./form";

export const translation_languages: readonly TranslationLanguage[] = ["es", "en", "pt", "zh-Hant"];

const testids: Partial<Record<Act, string>> = {
  set_tags: "set-tags", note: "note", answer_in_writing: "answer-in-writing", translate: "translate", assign: "assign",
};

/** The way to add something: out of the way until it is wanted. */
export function AddMenu({ board, question }: { board: Board; question: Question }) {
  return (
    <details class="additions">
      <summary data-testid="add">{t("desk.add")}</summary>
      <div class="row">
        {additions_to(question).map((act) => (
          <button key={act} type="button" class="button small" data-testid={testids[act]} onClick={() => board.act(act, question)}>
            {t(`desk.${act}` as Key)}
          </button>
        ))}
      </div>
    </details>
  );
}

export function Additions({ question }: { question: Question }) {
  const { tags, answer, translations = [], notes = [] } = question;
  return (
    <>
      <Tags tags={tags} />
      <Answer answer={answer} />
      {translations.map(({ language, text, approved }) => (
        <p key={language} class="card-translation" data-testid="card-translation" data-approved={approved}>
          <span class="badge">{t(`language.of_${language}`)}</span> <span lang={language} dir="auto">{text}</span>
          {!approved && <em> {t("desk.translation_draft")}</em>}
        </p>
      ))}
      {notes.length > 0 && (
        <ul class="notes" aria-label={t("desk.notes")}>
          {notes.map((note, i) => (
            <li key={i} data-testid="card-note"><bdi class="author">{note.by}</bdi> {format_time(note.at)}: <span dir="auto">{note.text}</span></li>
          ))}
        </ul>
      )}
    </>
  );
}

const labels: Partial<Record<WritingAct, Key>> = {
  set_tags: "desk.tags_label", note: "desk.note_label", answer_in_writing: "desk.answer_label", translate: "desk.translate_label",
};
/** Buttons of each form with the members that they add to the command. */
const endings: Partial<Record<WritingAct, readonly [Key, string, Record<string, unknown>][]>> = {
  answer_in_writing: [["desk.answer_all", "answer-all", { to: "all" }], ["desk.answer_asker", "answer-asker", { to: "asker" }]],
  translate: [["desk.translate_approve", "translate-approve", { approve: true }], ["desk.translate_keep", "translate-keep", { approve: false }]],
};

export function AdditionForm({ board, writing }: FormProps) {
  const { what, read, text } = writing;
  const field = useFocus<HTMLTextAreaElement>();
  const [language, set_language] = useState<TranslationLanguage>(writing.language ?? other_language(read));
  const name = `${what}-${read.id}`;
  const buttons = endings[what] ?? [["desk.save", "addition-save", {}]] as const;
  const send = (more: Record<string, unknown>) => {
    const params = what === "set_tags" ? { tags: tags_in(text) } : { text: text.trim(), ...more };
    if (what !== "set_tags" && !text.trim()) return;
    board.write(what, read, text, what === "translate" ? { ...params, language } : params, { language });
  };
  return (
    <form
      class="card-form" onSubmit={(event) => { event.preventDefault(); send(buttons[0]?.[2] ?? {}); }}
      onKeyDown={(event) => { if (event.key === "Escape") board.writing.value = null; }}
    >
      <label for={name}>{t(labels[what] ?? "desk.save")}</label>
      {what === "translate" && (
        <select class="choice" aria-label={t("language.label")} data-testid="translate-language" value={language} onChange={(event) => set_language(event.currentTarget.value as TranslationLanguage)}>
          {translation_languages.map((each) => <option key={each} value={each}>{t(`language.of_${each}`)}</option>)}
        </select>
      )}
      <textarea
        ref={field} id={name} class="text-field" rows={what === "set_tags" ? 1 : 3} data-testid="addition-text" value={text} dir="auto"
        onInput={(event) => { board.writing.value = { ...writing, text: event.currentTarget.value }; }}
      />
      <div class="row">
        {buttons.map(([key, testid, more], i) => (
          <button key={key} type={i === 0 ? "submit" : "button"} class={`button small${i === 0 ? " primary" : ""}`} data-testid={testid} onClick={i === 0 ? undefined : () => send(more)}>
            {t(key)}
          </button>
        ))}
        <button type="button" class="button small" onClick={() => { board.writing.value = null; }}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}

/** Tags as they are written: separated by commas. */
export function tags_in(text: string): string[] {
  return [...new Set(text.split(",").map((tag) => tag.trim()).filter(Boolean))];
}

/** The first language in which the question is neither asked nor translated. */
export function other_language({ language, translations = [] }: Question): TranslationLanguage {
  const there = new Set<string | null>([language, ...translations.map((each) => each.language)]);
  return translation_languages.find((each) => !there.has(each)) ?? "es";
}
