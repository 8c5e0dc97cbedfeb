// One question on the board, with what can be done with it.
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { format_time, t } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import { Icon } from "../shell/icon";
import { AddMenu, Additions } from "./additions";
import { acts_of, main_acts, type Act, type ColumnName } from "./acts";
import { state_words, type Board } from "./board";
import { WritingForm } from "./forms";
import { Claimed, Declining, PlaceWords, Suggested } from "./signs";
import { origin_words } from "../questions/words";
import { declined_words } from "../questions/fate_words";
import { PersonActs, SanctionSigns } from "../sanctions/people";

const testids: Record<Act, string> = {
  approve: "approve", decline: "decline", put_on_air: "put-on-air", take_off_air: "take-off-air", mark_answered: "answered", edit: "edit",
  set_tags: "set-tags", note: "note", answer_in_writing: "answer-in-writing", translate: "translate", put_on_deck: "put-on-deck", take_off_deck: "take-off-deck", reopen: "reopen", merge: "merge", unmerge: "unmerge", assign: "assign",
};

/** Drawn again only when something of its own question changes: the board may hold hundreds. */
export function Card({ board, id, column }: { board: Board; id: string; column: ColumnName }) {
  const question = useComputed(() => board.store.room.value.questions.get(id)).value;
  const card = useRef<HTMLLIElement>(null);
  const selected = useComputed(() => board.selected.value === id).value;
  const busy = useComputed(() => board.busy.value.has(id)).value;
  const marked = useComputed(() => board.bulk.marked.value.has(id)).value;
  const notice = useComputed(() => board.notices.value.get(id)).value;
  const gone = !question || board.column_of(question) !== column;
  // By the time this runs a quick key may have led further: a late focus would lead back.
  useEffect(() => {
    if (board.selected.peek() === id && !gone && card.current && !card.current.contains(document.activeElement)) card.current.focus();
  }, [selected, gone]);
  // It had the focus before it came back.
  useEffect(() => {
    if (!gone && card.current && card.current === document.activeElement) board.select(id);
  }, [gone]);
  if (!question) return null;
  return (
    <li
      ref={card} class={`card-item${selected && !gone ? " selected" : ""}${gone ? " gone" : ""}${marked ? " marked" : ""}`} tabIndex={gone ? -1 : 0}
      data-testid="question" data-question-id={id} data-state={question.state} data-version={question.version} data-marked={marked}
      aria-current={selected && !gone ? "true" : undefined} onFocus={() => { if (!gone && !busy) board.select(id); }}
    >
      {column === "on_deck" && !gone && <Moves board={board} question={question} />}
      <CardText board={board} question={question} marked={marked} gone={gone} />
      <Additions question={question} />
      <Merged board={board} id={id} />
      {question.state === "pending" && !gone && <Suggested board={board} question={question} />}
      {notice && <p class="card-notice" role="status" data-testid="card-notice">{notice} {t("desk.moved", { state: state_words(question.state) })}</p>}
      {gone ? <p class="card-moved">{t("desk.moved", { state: state_words(question.state) })}</p> : <CardActs board={board} question={question} busy={busy} />}
    </li>
  );
}

interface TextProps {
  board: Board;
  question: Question;
  marked?: boolean;
  gone?: boolean;
}

export function CardText({ board, question, marked, gone }: TextProps) {
  const { store } = board;
  const who = question.name || t("questions.anonymous");
  return (
    <>
      <p class="card-meta">
        {marked !== undefined && !gone && (
          <input type="checkbox" class="mark" data-testid="mark" aria-label={t("bulk.mark")} title={t("bulk.mark")} checked={marked} onChange={() => board.bulk.toggle(question.id)} />
        )}
        <bdi class="author">{who}</bdi>
        {question.anonymous && question.name && <span>{t("desk.anonymous_to_audience")}</span>}
        {question.sealed && <span class="badge" data-testid="sealed">{t("desk.sealed")}</span>}
        <SanctionSigns store={store} person={question.person} question={question.sealed ? question.id : undefined} />
        {question.origin && <span class={`origin ${question.origin}`}>{origin_words(question.origin)}</span>}
        <time dateTime={new Date(question.at).toISOString()}>{format_time(question.at)}</time>
        {question.votes > 0 && <span class="votes">{t("questions.votes", { n: question.votes })}</span>}
        <Claimed board={board} id={question.id} />
        {question.state === "answered" && <span class="badge answered">{t("questions.answered")}</span>}
      </p>
      <p class="question-text" lang={question.language ?? undefined} dir="auto">{question.text}</p>
      {question.original && question.original !== question.text && (
        <p class="card-original" dir="auto">{t("desk.original")}: {question.original}</p>
      )}
      {question.state === "declined" && question.reason && (
        <p class="card-reason"><span class="badge declined">{t("fate.declined", { reason: declined_words({ reason: question.reason, ...(question.reasons && { reasons: question.reasons }) }) })}</span></p>
      )}
      <PlaceWords question={question} />
    </>
  );
}

function CardActs({ board, question, busy }: { board: Board; question: Question; busy: boolean }) {
  const pending = useComputed(() => board.declining.value.get(question.id)).value;
  const writing = useComputed(() => (board.writing.value?.read.id === question.id ? board.writing.value : null)).value;
  if (pending) return <Declining board={board} question={question} due_ms={pending.due_ms} />;
  if (writing) return <WritingForm board={board} writing={writing} />;
  if (busy) return <p class="card-busy" role="status">{t("desk.sending")}</p>;
  return (
    <>
      <Acts board={board} question={question} />
      <AddMenu board={board} question={question} />
      <PersonActs store={board.store} person={question.person} question={question.sealed ? question.id : undefined} />
    </>
  );
}

function Acts({ board, question }: { board: Board; question: Question }) {
  const acts = acts_of(question);
  if (acts.length === 0) return null;
  return (
    <div class="card-acts card-main">
      <div class="row">
        {acts.filter((act) => act !== "edit").map((act) => (
          <button
            key={act} type="button" data-testid={testids[act]} onClick={() => board.act(act, question)}
            class={`button small${main_acts.includes(act) && acts[0] === act ? " primary" : ""}`}
          >
            {t(`desk.${act}`)}
          </button>
        ))}
      </div>
      {acts.includes("edit") && (
        <button type="button" class="icon-button" data-testid="edit" aria-label={t("desk.edit")} title={t("desk.edit")} onClick={() => board.act("edit", question)}>
          <Icon name="pencil" />
        </button>
      )}
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
  const ids = useComputed(() => (board.merged.value.get(id) ?? []).map((each) => `${each.id}/${each.version}`).join()).value;
  if (!ids) return null;
  const merged = board.merged.peek().get(id) ?? [];
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
