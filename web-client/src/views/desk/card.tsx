// One question on the board, with what can be done with it.
import { useEffect, useRef } from "preact/hooks";
import { format_time, t } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import { useTick } from "../shell/connection";
import { Icon } from "../shell/icon";
import { acts_of, state_words, type Act, type Board, type ColumnName, type Writing } from "./board";

const testids: Record<Act, string> = {
  approve: "approve", decline: "decline", put_on_air: "put-on-air", take_off_air: "take-off-air", mark_answered: "answered", edit: "edit",
};
const main_acts: readonly Act[] = ["approve", "put_on_air", "mark_answered"];

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
      <CardText question={question} />
      {notice && <p class="card-notice" role="status" data-testid="card-notice">{notice} {t("desk.moved", { state: state_words(question.state) })}</p>}
      {gone ? <p class="card-moved">{t("desk.moved", { state: state_words(question.state) })}</p> : <CardActs board={board} question={question} />}
    </li>
  );
}

function CardText({ question }: { question: Question }) {
  const who = question.name || t("questions.anonymous");
  return (
    <>
      <p class="card-meta">
        <bdi class="author">{who}</bdi>
        {question.anonymous && question.name && <span>{t("desk.anonymous_to_audience")}</span>}
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
  if (writing?.read.id === question.id) {
    return writing.what === "decline" ? <DeclineForm board={board} writing={writing} /> : <EditForm board={board} writing={writing} />;
  }
  if (board.busy.value.has(question.id)) return <p class="card-busy" role="status">{t("desk.sending")}</p>;
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

const reasons = ["desk.reason_1", "desk.reason_2", "desk.reason_3"] as const;

interface FormProps {
  board: Board;
  writing: Writing;
}

function DeclineForm({ board, writing }: FormProps) {
  const { read, text: reason } = writing;
  const field = useFocus<HTMLInputElement>();
  const name = `reason-${read.id}`;
  const send = (event: Event) => {
    event.preventDefault();
    if (reason.trim()) board.decline(read, reason.trim());
  };
  return (
    <form class="card-form" onSubmit={send} onKeyDown={(event) => { if (event.key === "Escape") board.writing.value = null; }}>
      <label for={name}>{t("desk.reason_label")}</label>
      <input
        ref={field} id={name} class="text-field" data-testid="decline-reason" maxLength={200} autocomplete="off"
        value={reason} onInput={(event) => { board.writing.value = { ...writing, text: event.currentTarget.value }; }}
      />
      <div class="row">
        {reasons.map((key) => (
          <button key={key} type="button" class="button small chip" onClick={() => board.decline(read, t(key))}>{t(key)}</button>
        ))}
      </div>
      <div class="row">
        <button type="submit" class="button small danger" data-testid="decline-confirm" disabled={!reason.trim()}>{t("desk.decline_confirm")}</button>
        <button type="button" class="button small" onClick={() => { board.writing.value = null; }}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}

function EditForm({ board, writing }: FormProps) {
  const { read, text } = writing;
  const field = useFocus<HTMLTextAreaElement>();
  const name = `edit-${read.id}`;
  return (
    <form
      class="card-form" onSubmit={(event) => { event.preventDefault(); board.edit(read, text); }}
      onKeyDown={(event) => {
        if (event.key === "Escape") board.writing.value = null;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) board.edit(read, text);
      }}
    >
      <label for={name}>{t("desk.edit_label")}</label>
      <textarea ref={field} id={name} class="text-field" rows={3} data-testid="edit-text" value={text} dir="auto" onInput={(event) => { board.writing.value = { ...writing, text: event.currentTarget.value }; }} />
      <div class="row">
        <button type="submit" class="button small primary" data-testid="edit-save">{t("desk.save")}</button>
        <button type="button" class="button small" onClick={() => { board.writing.value = null; }}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}

function useFocus<T extends HTMLElement>() {
  const field = useRef<T>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
