// The event on its first page: how long until it starts or goes on, what is on now; and the agenda.
import { t } from "../../i18n/i18n";
import type { Agenda, EventInfo } from "../../protocol/messages";
import { now_next } from "../../room/agenda";
import { clock_offset_ms, shown_zone } from "../agenda/event";
import { AgendaList } from "../agenda/list";
import { NowNext } from "../agenda/now_next";
import { countdown, start_in_words } from "../agenda/words";
import { useTick } from "../shell/connection";

interface Props {
  event: EventInfo;
  agenda: Agenda;
}

export function Programme({ event, agenda }: Props) {
  const now_ms = useTick(5000) + clock_offset_ms.value;
  return (
    <section class="programme" aria-labelledby="agenda-title">
      <h2 id="agenda-title" class="programme-title">{t("agenda.title")}</h2>
      <AgendaList event={event} agenda={agenda} now_ms={now_ms} />
    </section>
  );
}

/** Where the event stands; nothing while there is no agenda to say it. */
export function Standing({ event, agenda }: Props) {
  const now_ms = useTick(1000) + clock_offset_ms.value;
  if (agenda.sessions.length === 0) return null;
  const { now, next } = now_next(agenda, now_ms);
  const first = next[0];
  if (now.length > 0) {
    return <section class="card standing" aria-label={t("agenda.now")}><NowNext agenda={agenda} now_ms={now_ms} rooms={event.rooms} /></section>;
  }
  if (!first) {
    return (
      <section class="card standing" data-testid="ended" aria-labelledby="ended">
        <p class="standing-words" id="ended">{t("agenda.ended")}</p>
        <p class="quiet">{t("agenda.ended_hint")}</p>
      </section>
    );
  }
  const started = agenda.sessions[0] !== first;
  return (
    <section class="card standing" data-testid="standing" aria-labelledby="standing">
      <p class="standing-words" id="standing">{t(started ? "agenda.goes_on" : "agenda.starts")}</p>
      <p class="standing-count" role="timer" data-testid="countdown">{countdown(first.starts_ms - now_ms)}</p>
      <p class="quiet">{start_in_words(first.starts_ms, now_ms, shown_zone())}</p>
    </section>
  );
}
