// The moderators' way with persons: the signs and acts at what somebody wrote, and the list of who is silenced or banned.
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Sanction } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { reason_words } from "../questions/fate_words";
import { useKeptFocus } from "../shell/focus";
import { Icon } from "../shell/icon";
import { say } from "../shell/live_region";
import { moment_words } from "./words";

export const silence_times_ms: readonly number[] = [300_000, 900_000, 3_600_000, 0];

export type SanctionAct = "silence" | "ban";

/** What is sent of what was written; 0: until it is lifted. */
export function sanction_params(person: string, reason: string, act: SanctionAct, for_ms: number): Record<string, unknown> {
  return { person, reason: reason.trim(), ...(act === "silence" && for_ms > 0 && { for_ms }) };
}

export function time_words(ms: number): string {
  return ms === 0 ? t("desk.silence_open") : t("desk.silence_minutes", { n: ms / 60_000 });
}

function send(store: Store, method: string, params: Record<string, unknown>): void {
  store.send(method, params, (outcome) => {
    if (!outcome.ok) say(reason_words(outcome.error.reason));
  });
}

export function SanctionSigns({ store, person }: { store: Store; person: string | null | undefined }) {
  const { silences, bans } = store.room.value.sanctions;
  if (!person) return null;
  return (
    <>
      {silences.has(person) && <span class="badge declined" data-testid="silenced">{t("desk.silenced")}</span>}
      {bans.has(person) && <span class="badge declined" data-testid="banned">{t("desk.banned")}</span>}
    </>
  );
}

export function PersonActs({ store, person }: { store: Store; person: string | null | undefined }) {
  const { silences, bans } = store.room.value.sanctions;
  const [act, set_act] = useState<SanctionAct | null>(null);
  if (!person) return null;
  if (act) return <SanctionForm store={store} person={person} act={act} done={() => set_act(null)} />;
  return (
    <details class="merged" data-testid="person-acts">
      <summary>{t("desk.person")}</summary>
      <div class="row card-acts">
        {silences.has(person)
          ? <button type="button" class="button small" data-testid="lift-silence" onClick={() => send(store, "person.lift_silence", { person })}>{t("desk.lift_silence")}</button>
          : <button type="button" class="button small" data-testid="silence" onClick={() => set_act("silence")}>{t("desk.silence")}</button>}
        {bans.has(person)
          ? <button type="button" class="button small" data-testid="unban" onClick={() => send(store, "person.unban", { person })}>{t("desk.unban")}</button>
          : <button type="button" class="button small" data-testid="ban" onClick={() => set_act("ban")}>{t("desk.ban")}</button>}
      </div>
    </details>
  );
}

function SanctionForm({ store, person, act, done }: { store: Store; person: string; act: SanctionAct; done: () => void }) {
  const [reason, set_reason] = useState("");
  const [for_ms, set_for_ms] = useState(silence_times_ms[0] ?? 0);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!reason.trim()) return;
    send(store, `person.${act}`, sanction_params(person, reason, act, for_ms));
    done();
  };
  const id = `sanction-${person}`;
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
      {act === "ban" && <p class="quiet small">{t("desk.ban_hint")}</p>}
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
          {[...silences.values()].map((each) => <Person key={`s${each.person}`} store={store} sanction={each} act="silence" />)}
          {[...bans.values()].map((each) => <Person key={`b${each.person}`} store={store} sanction={each} act="ban" />)}
        </ul>
        <div class="row end"><button type="button" class="button" data-testid="people-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function Person({ store, sanction, act }: { store: Store; sanction: Sanction; act: SanctionAct }) {
  const { person, name, by, reason, at, until } = sanction;
  const end = act === "silence" ? "person.lift_silence" : "person.unban";
  return (
    <li data-testid="sanctioned" data-act={act} data-person={person}>
      <span>
        <bdi class="author">{name}</bdi>{" "}
        <span class="badge declined">{t(act === "silence" ? "desk.silenced" : "desk.banned")}</span>{" "}
        {until !== null && t("desk.silenced_until", { time: moment_words(until) })}
        <br /><span class="quiet small" dir="auto">{t("desk.sanction_by", { name: by, time: moment_words(at), reason })}</span>
      </span>
      <button type="button" class="button small" data-testid={act === "silence" ? "lift-silence" : "unban"} onClick={() => send(store, end, { person })}>
        {t(act === "silence" ? "desk.lift_silence" : "desk.unban")}
      </button>
    </li>
  );
}
