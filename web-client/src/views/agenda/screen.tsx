// Now and next for the projector, in the event's own time: large while nothing else is on the screen, one line at its foot
// otherwise.
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { lang_in, name_in, t } from "../../i18n/i18n";
import type { AgendaSession } from "../../protocol/messages";
import { now_next, sessions_in } from "../../room/agenda";
import type { Store } from "../../room/store";
import { useTick } from "../shell/connection";
import { event_info, event_zone, follow_event } from "./event";
import { clock, countdown, start_in_words } from "./words";

function useNowNext(store: Store) {
  useEffect(() => follow_event(store), [store]);
  useTick(1000);
  const agenda = event_info.value?.agenda;
  if (!agenda) return null;
  const now_ms = store.server_now();
  const { now, next } = now_next(agenda, now_ms, store.room.value.id);
  return { now: now[0], next: next[0], now_ms, any: sessions_in(agenda, store.room.value.id).length > 0 };
}

/** What fills the screen while no question is on it; `children` where this room has no agenda. */
export function AgendaStage({ store, children }: { store: Store; children: ComponentChildren }) {
  const shown = useNowNext(store);
  if (!shown?.any) return <>{children}</>;
  const { now, next, now_ms } = shown;
  if (!now && !next) {
    return <div class="projector-idle" data-testid="stage-over"><p class="projector-title">{t("agenda.over")}</p></div>;
  }
  const alone = !now || !next ? "alone" : "";
  return (
    <>
      <dl class="projector-agenda" data-testid="stage-agenda">
        {now && (
          <Slot name="now" session={now} size={alone}>{t("agenda.until", { time: clock(now.ends_ms, event_zone()) })}</Slot>
        )}
        {next && (
          <Slot name="next" session={next} size={alone}>
            {start_in_words(next.starts_ms, now_ms, event_zone())} · <Left to_ms={next.starts_ms} now_ms={now_ms} />
          </Slot>
        )}
      </dl>
      {store.room.value.questions_open && <p class="projector-hint">{t("screen.waiting_hint")}</p>}
    </>
  );
}

interface SlotProps {
  name: "now" | "next";
  session: AgendaSession;
  size: string;
  children: ComponentChildren;
}

function Slot({ name, session, size, children }: SlotProps) {
  const title = name_in(session.title);
  return (
    <div class={`projector-slot ${name} ${size}`} data-testid={`stage-${name}`}>
      <dt class="projector-label">{t(`agenda.${name}`)}</dt>
      <dd class={`projector-session ${title.length <= 60 ? "short" : "long"}`} dir="auto" lang={lang_in(session.title)}>{title}</dd>
      <dd class="projector-when">{children}</dd>
    </div>
  );
}

function Left({ to_ms, now_ms }: { to_ms: number; now_ms: number }) {
  return <span class="projector-countdown" role="timer" data-testid="countdown">{t("agenda.starts_in", { time: countdown(to_ms - now_ms) })}</span>;
}

/** One line for the foot of the screen, while a question has the stage. */
export function AgendaLine({ store }: { store: Store }) {
  const shown = useNowNext(store);
  if (!shown?.next) return null;
  const { next, now_ms } = shown;
  return (
    <p class="projector-line" data-testid="next-line">
      <span class="projector-line-label">{t("agenda.next")}</span>
      <span class="projector-line-title" dir="auto" lang={lang_in(next.title)}>{name_in(next.title)}</span>
      <Left to_ms={next.starts_ms} now_ms={now_ms} />
    </p>
  );
}
