// When the reader is expected, in the own time zone, and the same for a calendar.
import { signal } from "@preact/signals";
import { lang_in, name_in, t } from "../../i18n/i18n";
import { own_zone } from "../../room/agenda";
import type { Store } from "../../room/store";
import { event_info } from "../agenda/event";
import { clock, long_day, zone_name } from "../agenda/words";
import { useTick } from "../shell/connection";
import { calendar_of, lead_ms } from "./calendar";
import { my_sessions, my_speaker, say_speaker } from "./me";

const shown_max = 6;
const asks = signal(false);

export function CallTime({ store }: { store: Store }) {
  useTick(60_000);
  const speakers = event_info.value?.agenda?.speakers ?? [];
  if (speakers.length === 0) return null;
  const me = my_speaker(store);
  const sessions = my_sessions(store, store.server_now());
  const zone = own_zone();
  return (
    <section class="card stack" aria-labelledby="call-time" data-testid="call-time">
      <h2 id="call-time">{t("stage.call_time")}</h2>
      {(!me || asks.value) && (
        <label class="pick">
          {t("stage.which_speaker")}
          <select class="choice" data-testid="which-speaker" value={me?.id ?? ""} onChange={(event) => { say_speaker(store, event.currentTarget.value); asks.value = false; }}>
            <option value="">–</option>
            {speakers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </label>
      )}
      {me && sessions.length === 0 && <p class="quiet">{t("stage.no_session", { name: me.name })}</p>}
      {me && sessions.length > 0 && (
        <>
          <ul class="call-times">
            {sessions.slice(0, shown_max).map(({ id, title, starts_ms }) => (
              <li key={id}>
                <span dir="auto" lang={lang_in(title)}>{name_in(title)}</span>
                <span class="quiet small">{long_day(starts_ms, zone)} · {t("stage.be_here", { at: clock(starts_ms - lead_ms, zone), starts: clock(starts_ms, zone) })}</span>
              </li>
            ))}
          </ul>
          <p class="quiet small">{t("stage.zone", { zone: zone_name(zone, store.server_now()) })}</p>
          <div class="row"><button type="button" class="button small" data-testid="call-calendar" onClick={() => save(store)}>{t("stage.calendar")}</button></div>
        </>
      )}
    </section>
  );
}

function save(store: Store): void {
  const text = calendar_of({
    sessions: my_sessions(store, store.server_now()), now_ms: store.server_now(), page: location.origin + location.pathname,
    title: ({ title }) => name_in(title), words: t("stage.calendar_words"),
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = "paraninfo.ics";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
