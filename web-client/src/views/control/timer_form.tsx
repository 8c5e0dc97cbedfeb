// The speaker's timer: for whom, how long, and whether it runs. All who are backstage see it.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { timer_left } from "../../room/stage";
import type { Console } from "./console";

const minute_ms = 60_000;
const minutes_most = 180;

export function TimerForm({ console }: { console: Console }) {
  // As it is typed: half a number is none.
  const [typed, set_typed] = useState("5");
  const [person, set_person] = useState("");
  const { stage, backstage } = console.store.room.value;
  const timer = stage?.timer ?? null;
  const off = !console.steers.value;
  const minutes = Number(typed);
  const fits = minutes >= 1 && minutes <= minutes_most;
  const start = (event: Event) => {
    event.preventDefault();
    if (fits) console.set_timer({ person: person || null, ms: Math.round(minutes * minute_ms), runs: true });
  };
  /** As it stands at this moment, with something else about it. */
  const change = (runs: boolean, more_ms = 0) => {
    if (timer) console.set_timer({ person: timer.person, ms: timer_left(timer, console.store.server_now()) + more_ms, runs });
  };
  return (
    <form class="timer-form" data-testid="timer-form" aria-labelledby="timer-title" onSubmit={start}>
      <h3 id="timer-title">{t("control.timer")}</h3>
      <div class="timer-fields">
        <label>
          {t("control.timer_minutes")}
          <input class="text-field" type="number" min={1} max={minutes_most} step="any" data-testid="timer-minutes" value={typed} onInput={(event) => set_typed(event.currentTarget.value)} />
        </label>
        <label>
          {t("control.timer_who")}
          <select class="choice" data-testid="timer-who" value={person} onChange={(event) => set_person(event.currentTarget.value)}>
            <option value="">{t("stage.to_all")}</option>
            {backstage.map((each) => <option key={each.person} value={each.person}>{each.name || t("stage.nameless")}</option>)}
          </select>
        </label>
      </div>
      <div class="row">
        <button type="submit" class="button small primary" data-testid="timer-start" disabled={off || !fits}>{t("control.timer_start")}</button>
        {timer && <button type="button" class="button small" data-testid="timer-stop" disabled={off} onClick={() => change(!timer.runs)}>{t(timer.runs ? "control.timer_stop" : "control.timer_go_on")}</button>}
        {timer && <button type="button" class="button small" data-testid="timer-more" disabled={off} onClick={() => change(timer.runs, minute_ms)}>{t("control.timer_more")}</button>}
        {timer && <button type="button" class="button small" data-testid="timer-off" disabled={off} onClick={() => console.set_timer(null)}>{t("control.timer_off")}</button>}
      </div>
    </form>
  );
}
