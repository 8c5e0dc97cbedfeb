// The moderators' way with persons: the signs and acts at what somebody wrote.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { whom_of } from "../../room/sanctions";
import { reason_words } from "../questions/fate_words";
import { say } from "../shell/live_region";

const silence_times_ms: readonly number[] = [300_000, 900_000, 3_600_000, 0];

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

/** Says aloud why not, if it is refused. */
export function send(store: Store, method: string, params: Record<string, unknown>): void {
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
