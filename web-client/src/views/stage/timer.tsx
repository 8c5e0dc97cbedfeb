// How long who speaks still has: as the producer set it, or else by the agenda what is left of the session that is on, or when
// the next one begins. In figures to be read from afar, and in words, so that no colour stands alone.
import { useEffect } from "preact/hooks";
import { lang_in, name_in, t } from "../../i18n/i18n";
import { time_of } from "../../room/agenda";
import { timer_left } from "../../room/stage";
import type { StageTimer } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { event_info, shown_zone } from "../agenda/event";
import { session_now } from "../agenda/place";
import { clock, countdown, start_in_words } from "../agenda/words";
import { useTick } from "../shell/connection";
import { say } from "../shell/live_region";

/** From here on it is time to come to an end. */
const soon_ms = 5 * 60_000;
const timer_soon_ms = 60_000;

export function SpeakerTimer({ store }: { store: Store }) {
  useTick(1000);
  const timer = store.room.value.stage?.timer;
  if (timer) return <SetTimer store={store} timer={timer} />;
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

type Urgency = "now" | "soon" | "over";

export function urgency_of(left_ms: number): Urgency {
  if (left_ms < 0) return "over";
  return left_ms <= timer_soon_ms ? "soon" : "now";
}

/** What is too long counts upwards. */
export function timer_figures(left_ms: number): string {
  return left_ms < 0 ? `+${countdown(-left_ms)}` : countdown(left_ms);
}

function SetTimer({ store, timer }: { store: Store; timer: StageTimer }) {
  const { you, backstage } = store.room.value;
  const left = timer_left(timer, store.server_now());
  const urgency = urgency_of(left);
  const mine = timer.person === null || timer.person === you?.person;
  const speaks = store.role === "panelist" && mine && timer.runs;
  const words = timer.runs ? t(`stage.timer_${urgency}`) : t("stage.timer_stopped");
  useEffect(() => {
    if (speaks && urgency !== "now") say(t(`stage.timer_${urgency}`));
  }, [speaks, urgency]);
  const name = backstage.find(({ person }) => person === timer.person)?.name;
  return (
    <section class={`speaker-timer set ${mine ? "mine" : ""}`} data-testid="speaker-timer" data-state={timer.runs ? urgency : "stopped"} data-mine={mine} aria-label={t("stage.timer")}>
      <p class="timer-figures" role="timer">{timer_figures(left)}</p>
      <p class="timer-words">{words}{!mine && <> · <bdi>{name || t("stage.nameless")}</bdi></>}</p>
    </section>
  );
}
