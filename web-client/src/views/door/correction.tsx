// Minutes and a reason for one person. The same key goes out again until it is answered, so that nothing counts twice.
import { useState } from "preact/hooks";
import { make_uuid } from "../../connection/outbox";
import { t } from "../../i18n/i18n";
import { door_api, type Attended, type AttendanceList, type Correction } from "../../protocol/door";
import type { Store } from "../../room/store";
import { useFocus } from "../desk/form";

interface Props {
  list: AttendanceList;
  one: Attended;
  store: Store;
  done: (correction: Correction) => void;
  cancel: () => void;
}

/** Null: not whole minutes of the session. */
export function minutes_of(text: string, most: number): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const minutes = Number(text);
  return minutes <= most ? minutes : null;
}

export function CorrectionForm({ list, one, store, done, cancel }: Props) {
  const field = useFocus<HTMLInputElement>();
  const [text, set_text] = useState(String(one.correction?.minutes ?? one.counted));
  const [reason, set_reason] = useState("");
  const [trouble, set_trouble] = useState("");
  const [key, set_key] = useState(make_uuid);
  const [busy, set_busy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const minutes = minutes_of(text, list.minutes);
    if (minutes === null) return set_trouble(t("attendance.bad_minutes", { n: list.minutes }));
    if (!reason.trim()) return set_trouble(t("attendance.bad_reason"));
    set_busy(true);
    const answer = await door_api.correct(store.room.value.id, store.seat, { key, session: list.session, person: one.person, minutes, reason: reason.trim() });
    set_busy(false);
    if (answer.ok) return done(answer.value);
    if (answer.refusal.reason === "bad_request") set_key(make_uuid());
    set_trouble(t(answer.refusal.reason === "bad_request" ? "attendance.bad_reason" : "attendance.not_saved"));
  };
  const change = (set: (text: string) => void) => (event: { currentTarget: HTMLInputElement }) => {
    set(event.currentTarget.value);
    set_trouble("");
    set_key(make_uuid());
  };
  return (
    <form class="card-form correction" data-testid="correction" onSubmit={(event) => void send(event)} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); cancel(); } }}>
      <h3 dir="auto">{t("attendance.correct_of", { name: one.name })}</h3>
      <label for="correct-minutes">{t("attendance.new_minutes")}</label>
      <input ref={field} id="correct-minutes" class="text-field" inputMode="numeric" autocomplete="off" data-testid="correct-minutes" value={text} onInput={change(set_text)} />
      <label for="correct-reason">{t("attendance.reason")}</label>
      <input id="correct-reason" class="text-field" maxLength={160} autocomplete="off" data-testid="correct-reason" value={reason} onInput={change(set_reason)} />
      {trouble && <p class="trouble" role="alert">{trouble}</p>}
      <div class="row">
        <button type="submit" class="button small primary" data-testid="correct-save" aria-disabled={busy}>{t("attendance.save")}</button>
        <button type="button" class="button small" onClick={cancel}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}
