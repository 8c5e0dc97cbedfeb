// What is left of the session that is on, or when the next one begins: by the agenda, in figures to be read from afar.
import { lang_in, name_in, t } from "../../i18n/i18n";
import { time_of } from "../../room/agenda";
import type { Store } from "../../room/store";
import { event_info, shown_zone } from "../agenda/event";
import { session_now } from "../agenda/place";
import { clock, countdown, start_in_words } from "../agenda/words";
import { useTick } from "../shell/connection";

/** From here on it is time to come to an end. */
const soon_ms = 5 * 60_000;

export function SpeakerTimer({ store }: { store: Store }) {
  useTick(1000);
  if (!event_info.value?.agenda) return null;
  const now_ms = store.server_now();
  const session = session_now(store.room.value.id, now_ms);
  if (!session) return null;
  const runs = time_of(session, now_ms) === "now";
  const left = session.ends_ms - now_ms;
  return (
    <section class="speaker-timer" data-testid="speaker-timer" data-state={!runs ? "next" : left <= soon_ms ? "soon" : "now"} aria-label={t("stage.timer")}>
      <p class="timer-figures" role="timer">{runs ? countdown(left) : start_in_words(session.starts_ms, now_ms, shown_zone())}</p>
      <p class="timer-words">
        {runs ? t("stage.left_until", { time: clock(session.ends_ms, shown_zone()) }) : t("stage.begins_then")} · <span dir="auto" lang={lang_in(session.title)}>{name_in(session.title)}</span>
      </p>
    </section>
  );
}
