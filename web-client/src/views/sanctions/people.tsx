// The moderators' way with persons: the signs and acts at what somebody wrote, and the list of who is silenced or banned.
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Sanction } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { whom_of } from "../../room/sanctions";
import { reason_words } from "../questions/fate_words";
import { useKeptFocus } from "../shell/focus";
import { Icon } from "../shell/icon";
import { say } from "../shell/live_region";
import { moment_words } from "./words";

export const silence_times_ms: readonly number[] = [300_000, 900_000, 3_600_000, 0];

export type SanctionAct = "silence" | "ban";

/** Named by the id, or meant as the asker of a sealed question. */
export type Whom = { person: string } | { question: string };

interface AboutProps {
  store: Store;
  person?: string | null | undefined;
  /** A sealed question: its asker. */
  question?: string | undefined;
}

/** What is sent of what was written; 0: until it is lifted. */
export function sanction_params(whom: Whom, reason: string, act: SanctionAct, for_ms: number): Record<string, unknown> {
  return { ...whom, reason: reason.trim(), ...(act === "silence" && for_ms > 0 && { for_ms }) };
}

export function time_words(ms: number): string {
  return ms === 0 ? t("desk.silence_open") : t("desk.silence_minutes", { n: ms / 60_000 });
}

function send(store: Store, method: string, params: Record<string, unknown>): void {
  store.send(method, params, (outcome) => {
    if (!outcome.ok) say(reason_words(outcome.error.reason));
  });
}

export function SanctionSigns({ store, person, question }: AboutProps) {
  const { silences, bans } = store.room.value.sanctions;
  const whom = question ?? person;
  if (!whom) return null;
  return (
    <>
      {silences.has(whom) && <span class="badge declined" data-testid="silenced">{t("desk.silenced")}</span>}
      {bans.has(whom) && <span class="badge declined" data-testid="banned">{t("desk.banned")}</span>}
    </>
  );
}

export function PersonActs({ store, person, question }: AboutProps) {
  const { silences, bans } = store.room.value.sanctions;
  const [act, set_act] = useState<SanctionAct | null>(null);
  const id = question ?? person;
  if (!id) return null;
  const whom: Whom = question ? { question } : { person: id };
  if (act) return <SanctionForm store={store} whom={whom} act={act} done={() => set_act(null)} />;
  return (
    <details class="merged" data-testid="person-acts">
      <summary>{t(question ? "desk.asker" : "desk.person")}</summary>
      <div class="row card-acts">
        {silences.has(id)
          ? <button type="button" class="button small" data-testid="lift-silence" onClick={() => send(store, "person.lift_silence", whom)}>{t("desk.lift_silence")}</button>
          : <button type="button" class="button small" data-testid="silence" onClick={() => set_act("silence")}>{t("desk.silence")}</button>}
        {bans.has(id)
          ? <button type="button" class="button small" data-testid="unban" onClick={() => send(store, "person.unban", whom)}>{t("desk.unban")}</button>
          : <button type="button" class="button small" data-testid="ban" onClick={() => set_act("ban")}>{t("desk.ban")}</button>}
      </div>
    </details>
  );
}

function SanctionForm({ store, whom, act, done }: { store: Store; whom: Whom; act: SanctionAct; done: () => void }) {
  const [reason, set_reason] = useState("");
  const [for_ms, set_for_ms] = useState(silence_times_ms[0] ?? 0);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!reason.trim()) return;
    send(store, `person.${act}`, sanction_params(whom, reason, act, for_ms));
    done();
  };
  const id = `sanction-${whom_of(whom)}`;
  return (
    <form class="stack" data-testid="sanction-form" onSubmit={submit}>
      <label for={id}>{t(act === "silence" ? "desk.silence_reason" : "desk.ban_reason")}</label>
      <input id={id} class="text-field" data-testid="sanction-reason" maxLength={200} autocomplete="off" dir="auto" value={reason} onInput={(event) => set_reason(event.currentTarget.value)} />
      {act === "silence" && (
        <label class="status-group">{t("desk.silence_time")}
          <select class="choice" data-testid="silence-time" value={for_ms} onChange={(event) => set_for_ms(Number(event.currentTarget.value))}>
            {silence_times_ms.map((ms) => <option key={ms} value={ms}>{time_words(ms)}</option>)}
          </select>
        </label>
      )}
      {act === "ban" && <p class="quiet small">{t("question" in whom ? "desk.ban_hint_sealed" : "desk.ban_hint")}</p>}
      <div class="row end">
        <button type="button" class="button small" onClick={done}>{t("desk.cancel")}</button>
        <button type="submit" class="button small primary" data-testid="sanction-confirm" disabled={!reason.trim()}>{t(`desk.${act}`)}</button>
      </div>
    </form>
  );
}

export function PeopleDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { silences, bans } = store.room.value.sanctions;
  const n = silences.size + bans.size;
  return (
    <>
      <button type="button" class="button small" data-testid="people-open" onClick={() => dialog.current?.showModal()}>
        <Icon name="person" /> {t("desk.people")} {n > 0 && <span class="count">{n}</span>}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="people-title" {...useKeptFocus()}>
        <h2 id="people-title">{t("desk.people")}</h2>
        {n === 0 && <p class="empty small">{t("desk.people_none")}</p>}
        <ul class="devices">
          {[...silences.values()].map((each) => <Person key={`s${whom_of(each)}`} store={store} sanction={each} act="silence" />)}
          {[...bans.values()].map((each) => <Person key={`b${whom_of(each)}`} store={store} sanction={each} act="ban" />)}
        </ul>
        <div class="row end"><button type="button" class="button" data-testid="people-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function Person({ store, sanction, act }: { store: Store; sanction: Sanction; act: SanctionAct }) {
  const { person, name, question, by, reason, at, until } = sanction;
  const whom: Whom = question ? { question } : { person: person ?? "" };
  const asked = question && store.room.value.questions.get(question)?.text;
  const end = act === "silence" ? "person.lift_silence" : "person.unban";
  return (
    <li data-testid="sanctioned" data-act={act} data-person={person} data-question-id={question}>
      <span>
        <bdi class="author">{question ? t("desk.asker_of", { text: asked || question }) : name}</bdi>{" "}
        <span class="badge declined">{t(act === "silence" ? "desk.silenced" : "desk.banned")}</span>{" "}
        {until !== null && t("desk.silenced_until", { time: moment_words(until) })}
        <br /><span class="quiet small" dir="auto">{t("desk.sanction_by", { name: by, time: moment_words(at), reason })}</span>
      </span>
      <button type="button" class="button small" data-testid={act === "silence" ? "lift-silence" : "unban"} onClick={() => send(store, end, whom)}>
        {t(act === "silence" ? "desk.lift_silence" : "desk.unban")}
      </button>
    </li>
  );
}
