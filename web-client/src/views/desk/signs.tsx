// What a card says beside the question: who is at it, what probably asks the same, where it belongs in the agenda, a decline
// that still can be taken back.
import { useComputed } from "@preact/signals";
import { t } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import { others_at } from "../../room/moderators";
import { session_title, speaker_name } from "../agenda/place";
import { useTick } from "../shell/connection";
import { state_words, type Board } from "./board";

/** Another moderator is at it: a warning, nothing more. */
export function Claimed({ board, id }: { board: Board; id: string }) {
  const names = useComputed(() => {
    const { claims, you } = board.store.room.value;
    return others_at(claims, id, you?.person).map(({ name }) => name).join(", ");
  }).value;
  if (!names) return null;
  return <span class="badge claimed" data-testid="claimed">{t("triage.claimed", { name: names })}</span>;
}

export function Suggested({ board, question }: { board: Board; question: Question }) {
  const key = useComputed(() => board.suggested(question.id).map(({ id, state }) => `${id}/${state}`).join()).value;
  if (!key) return null;
  const others = board.suggested(question.id);
  const [first] = others;
  if (!first) return null;
  return (
    <div class="suggested" data-testid="suggested" data-question-id={first.id}>
      <p dir="auto"><span class="quiet">{t("triage.alike")}</span> “{first.text}” <span class="quiet">({state_words(first.state)})</span></p>
      <button type="button" class="button small" data-testid="merge-suggested" onClick={() => board.merge(question, first)}>{t("triage.merge_suggested")}</button>
    </div>
  );
}

export function PlaceWords({ question }: { question: Question }) {
  const { session, to, assigned } = question;
  if (!session && !to && !assigned) return null;
  return (
    <p class="card-place" data-testid="place">
      {session && <span data-testid="place-session">{session_title(session)}</span>}
      {to && <span data-testid="place-to">{t("place.to", { name: speaker_name(to) })}</span>}
      {assigned && <span data-testid="place-assigned">{t("place.assigned", { name: speaker_name(assigned) })}</span>}
    </p>
  );
}

export function Declining({ board, question, due_ms }: { board: Board; question: Question; due_ms: number }) {
  const now = useTick(250);
  const n = Math.max(1, Math.ceil((due_ms - now) / 1000));
  return (
    <div class="row declining" data-testid="declining">
      <span>{t("desk.declining", { n })}</span>
      <button type="button" class="button small" data-testid="undo" onClick={() => board.undo_decline(question.id)}>{t("desk.undo")}</button>
    </div>
  );
}
