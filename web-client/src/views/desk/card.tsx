// One question on the board, with what can be done with it.
import { useEffect, useRef } from "preact/hooks";
import { format_time, t } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { useTick } from "../shell/connection";
import { Icon } from "../shell/icon";
import { AddMenu, Additions } from "./additions";
import { acts_of, main_acts, merged_into, type Act, type ColumnName } from "./acts";
import { state_words, type Board } from "./board";
import { WritingForm } from "./forms";
import { PersonActs, SanctionSigns } from "../sanctions/people";

const testids: Record<Act, string> = {
  approve: "approve", decline: "decline", put_on_air: "put-on-air", take_off_air: "take-off-air", mark_answered: "answered", edit: "edit",
  set_tags: "set-tags", note: "note", answer_in_writing: "answer-in-writing", translate: "translate", put_on_deck: "put-on-deck", take_off_deck: "take-off-deck", reopen: "reopen", merge: "merge", unmerge: "unmerge",
};

export function Card({ board, id, column }: { board: Board; id: string; column: ColumnName }) {
  const question = board.store.room.value.questions.get(id);
  const card = useRef<HTMLLIElement>(null);
  const selected = board.selected.value === id;
  const gone = !question || board.column_of(question) !== column;
  useEffect(() => {
    if (selected && !gone && card.current && !card.current.contains(document.activeElement)) card.current.focus();
  }, [selected, gone]);
  if (!question) return null;
  const notice = board.notices.value.get(id);
  return (
    <li
      ref={card} class={`card-item${selected && !gone ? " selected" : ""}${gone ? " gone" : ""}`} tabIndex={gone ? -1 : 0}
      data-testid="question" data-question-id={id} data-state={question.state} data-version={question.version}
      aria-current={selected && !gone ? "true" : undefined} onFocus={() => { if (!gone && !board.busy.value.has(id)) board.select(id); }}
    >
      {column === "on_deck" && !gone && <Moves board={board} question={question} />}
      <CardText store={board.store} question={question} />
      <Additions question={question} />
      <Merged board={board} id={id} />
      {notice && <p class="card-notice" role="status" data-testid="card-notice">{notice} {t("desk.moved", { state: state_words(question.state) })}</p>}
      {gone ? <p class="card-moved">{t("desk.moved", { state: state_words(question.state) })}</p> : <CardActs board={board} question={question} />}
    </li>
  );
}

function CardText({ store, question }: { store: Store; question: Question }) {
  const who = question.name || t("questions.anonymous");
  return (
    <>
      <p class="card-meta">
        <bdi class="author">{who}</bdi>
        {question.anonymous && question.name && <span>{t("desk.anonymous_to_audience")}</span>}
        <SanctionSigns store={store} person={question.person} />
        <span class={`origin ${question.origin}`}>{t(question.origin === "hall" ? "questions.from_hall" : "questions.from_remote")}</span>
        <time dateTime={new Date(question.at).toISOString()}>{format_time(question.at)}</time>
        {question.votes > 0 && <span class="votes">{t("questions.votes", { n: question.votes })}</span>}
        {question.state === "answered" && <span class="badge answered">{t("questions.answered")}</span>}
      </p>
      <p class="question-text" lang={question.language ?? undefined} dir="auto">{question.text}</p>
      {question.original && question.original !== question.text && (
        <p class="card-original" dir="auto">{t("desk.original")}: {question.original}</p>
      )}
      {question.state === "declined" && question.reason && (
        <p class="card-reason"><span class="badge declined">{t("fate.declined", { reason: question.reason })}</span></p>
      )}
    </>
  );
}

function CardActs({ board, question }: { board: Board; question: Question }) {
  const pending = board.declining.value.get(question.id);
  if (pending) return <Declining board={board} question={question} due_ms={pending.due_ms} />;
  const writing = board.writing.value;
  if (writing?.read.id === question.id) return <WritingForm board={board} writing={writing} />;
  if (board.busy.value.has(question.id)) return <p class="card-busy" role="status">{t("desk.sending")}</p>;
  return (
    <>
      <Acts board={board} question={question} />
      <AddMenu board={board} question={question} />
      <PersonActs store={board.store} person={question.person} />
    </>
  );
}

function Acts({ board, question }: { board: Board; question: Question }) {
  const acts = acts_of(question);
  if (acts.length === 0) return null;
  return (
    <div class="row card-acts">
      {acts.map((act) => act === "edit" ? (
        <button
          key={act} type="button" class="icon-button" data-testid={testids[act]} aria-label={t("desk.edit")} title={t("desk.edit")}
          onClick={() => board.act(act, question)}
        >
          <Icon name="pencil" />
        </button>
      ) : (
        <button
          key={act} type="button" data-testid={testids[act]} onClick={() => board.act(act, question)}
          class={`button small${main_acts.includes(act) && acts[0] === act ? " primary" : ""}`}
        >
          {t(`desk.${act}`)}
        </button>
      ))}
    </div>
  );
}

/** The deck's order is made by buttons; nothing has to be dragged. */
function Moves({ board, question }: { board: Board; question: Question }) {
  const deck = board.columns.value.on_deck;
  const buttons = [[-1, "desk.move_up", "move-up", "up"], [1, "desk.move_down", "move-down", "down"]] as const;
  return (
    <span class="moves">
      {buttons.map(([by, key, testid, icon]) => (
        <button
          key={testid} type="button" class="icon-button" data-testid={testid} aria-label={t(key)} title={t(key)}
          disabled={deck.at(by < 0 ? 0 : -1) === question.id} onClick={() => board.move_on_deck(question, by)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </span>
  );
}

/** What asks the same, under the question that answers for it. */
function Merged({ board, id }: { board: Board; id: string }) {
  const merged = merged_into(board.store.room.value.questions, id);
  if (merged.length === 0) return null;
  return (
    <details class="merged">
      <summary data-testid="merged">{t("desk.merged", { n: merged.length })}</summary>
      <ul>
        {merged.map((question) => (
          <li key={question.id} data-testid="merged-question" data-question-id={question.id}>
            <p dir="auto"><bdi class="author">{question.name || t("questions.anonymous")}</bdi>: {question.text}</p>
            <button type="button" class="button small" data-testid="unmerge" onClick={() => board.act("unmerge", question)}>{t("desk.unmerge")}</button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Declining({ board, question, due_ms }: { board: Board; question: Question; due_ms: number }) {
  const now = useTick(250);
  const n = Math.max(1, Math.ceil((due_ms - now) / 1000));
  return (
    <div class="row declining" data-testid="declining">
      <span>{t("desk.declining", { n })}</span>
      <button type="button" class="button small" data-testid="undo" onClick={() => board.undo_decline(question.id)}>{t("desk.undo")}</button>
    </div>
  );
}
