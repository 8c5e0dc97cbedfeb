// Triage mode: the question that is next for this moderator, large, with what is known of it and a key for each decision.
import { useEffect, useRef } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import { Additions, translation_languages } from "./additions";
import { state_words, type Board } from "./board";
import { CardText } from "./card";
import { WritingForm } from "./forms";
import { press_one } from "./one_by_one_keys";
import { choose_my_languages, my_languages } from "./my_languages";
import { Reasons } from "./reasons";
import { Suggested } from "./signs";

const keys: readonly [string, Key][] = [
  ["a", "desk.approve"], ["c", "triage.onto_deck"], ["g", "triage.merge_suggested"], ["d", "desk.decline"], ["s", "triage.skip"], ["k", "triage.back"],
  ["e", "desk.edit"], ["y", "desk.set_tags"], ["i", "desk.note"], ["u", "desk.assign"], ["Esc", "triage.leave"],
];

export function OneByOneView({ board }: { board: Board }) {
  const { one } = board;
  const panel = useRef<HTMLElement>(null);
  const id = one.current.value;
  const question = id ? board.store.room.value.questions.get(id) : undefined;
  const writing = board.writing.value;
  const form = writing && writing.read.id === id ? writing : null;
  // With each question, and when a form is closed, the keys are the panel's again.
  useEffect(() => {
    if (!form) panel.current?.focus();
  }, [id, form === null]);
  return (
    <section ref={panel} class="one-by-one" tabIndex={-1} aria-labelledby="one-by-one-title" data-testid="one-by-one" data-question-id={id ?? ""} data-left={one.left.value}>
      <div class="row one-head">
        <h2 id="one-by-one-title">{t("triage.title")}</h2>
        <span role="status" data-testid="triage-left">{t("triage.left", { n: one.left.value })}</span>
        <MyLanguages />
        <button type="button" class="button small" data-testid="triage-leave" onClick={() => one.stop()}>{t("triage.leave")}</button>
      </div>
      {question ? <One key={question.id} board={board} question={question} /> : <Nothing board={board} />}
      {question && (form ? <WritingForm key={question.id} board={board} writing={form} /> : <Choices key={question.id} board={board} question={question} />)}
    </section>
  );
}

function One({ board, question }: { board: Board; question: Question }) {
  const notice = board.notices.value.get(question.id);
  return (
    <article class="one" data-testid="one" data-question-id={question.id} data-state={question.state}>
      <CardText board={board} question={question} />
      <Additions question={question} />
      {question.state === "pending" && <Suggested board={board} question={question} />}
      {notice && <p class="card-notice" role="status">{notice}</p>}
      {question.state !== "pending" && <p class="card-notice" role="status" data-testid="triage-decided">{t("triage.decided", { state: state_words(question.state) })}</p>}
    </article>
  );
}

function Choices({ board, question }: { board: Board; question: Question }) {
  if (question.state !== "pending") return <div class="row"><button type="button" class="button primary" onClick={() => board.one.next()}>{t("triage.next")}</button></div>;
  return (
    <>
      <div class="row one-keys">
        {keys.map(([key, words]) => (
          <button key={key} type="button" class="button small" data-testid={`triage-${key}`} onClick={() => press_one(board, key === "Esc" ? "Escape" : key)}><kbd>{key}</kbd> {t(words)}</button>
        ))}
      </div>
      <div class="row" role="group" aria-label={t("triage.decline_because")}>
        <span class="quiet small">{t("triage.decline_because")}</span>
        <Reasons numbered choose={(words, reasons) => board.decline(question, words, reasons)} />
      </div>
    </>
  );
}

function Nothing({ board }: { board: Board }) {
  const waiting = board.columns.value.pending.length;
  const skipped = board.one.skipped.value.size;
  return (
    <div class="empty" data-testid="triage-nothing">
      <p class="empty-title">{t("triage.nothing")}</p>
      {waiting > 0 && <p>{t("triage.with_others", { n: waiting })}</p>}
      {skipped > 0 && <button type="button" class="button primary" data-testid="triage-again" onClick={() => board.one.again()}><kbd>s</kbd> {t("triage.again", { n: skipped })}</button>}
    </div>
  );
}

function MyLanguages() {
  const chosen = my_languages.value;
  const toggle = (language: string) => choose_my_languages(chosen.includes(language) ? chosen.filter((each) => each !== language) : [...chosen, language]);
  return (
    <fieldset class="row my-languages">
      <legend class="visually-hidden">{t("triage.my_languages")}</legend>
      <span class="quiet small" aria-hidden="true">{t("triage.my_languages")}</span>
      {translation_languages.map((each) => (
        <label key={each} class="check"><input type="checkbox" data-testid={`my-language-${each}`} checked={chosen.includes(each)} onChange={() => toggle(each)} /> {t(`language.of_${each}`)}</label>
      ))}
    </fieldset>
  );
}
