// The whole agenda by day, in the reader's time zone or the event's, of all rooms or of one.
import { useState } from "preact/hooks";
import { language, lang_in, name_in, t } from "../../i18n/i18n";
import type { Agenda, AgendaSession, EventInfo, Speaker } from "../../protocol/messages";
import { by_day, own_zone, sessions_in, time_of, zones_differ } from "../../room/agenda";
import { choose_zone, event_zone, shown_zone, zone_choice } from "./event";
import { clock, country_name, long_day, zone_name } from "./words";

interface Props {
  event: EventInfo;
  agenda: Agenda;
  now_ms: number;
}

export function AgendaList({ event, agenda, now_ms }: Props) {
  const [room, set_room] = useState("");
  const zone = shown_zone();
  const sessions = sessions_in(agenda, room || undefined);
  return (
    <div class="agenda" data-testid="agenda">
      <div class="agenda-tools">
        <ZoneChoice agenda={agenda} />
        {event.rooms.length > 1 && agenda.sessions.length > 0 && (
          <select class="choice" data-testid="agenda-room" aria-label={t("agenda.room_label")} value={room} onChange={({ currentTarget }) => set_room(currentTarget.value)}>
            <option value="">{t("agenda.all_rooms")}</option>
            {event.rooms.map(({ id, name }) => <option key={id} value={id} lang={lang_in(name)}>{name_in(name)}</option>)}
          </select>
        )}
        {agenda.sessions.length > 0 && (
          <a class="button small" data-testid="calendar" href={`/api/v1/event.ics?lang=${language.value}`} download>{t("agenda.calendar")}</a>
        )}
      </div>
      {sessions.length === 0 && <Empty published={agenda.sessions.length > 0} />}
      {by_day(sessions, zone).map((day) => (
        <section key={day.date} class="agenda-day" aria-labelledby={`day-${day.date}`}>
          <h3 id={`day-${day.date}`}>
            {long_day(day.sessions[0]?.starts_ms ?? 0, zone)} <DayTitle agenda={agenda} first={day.sessions[0]} />
          </h3>
          <ol class="sessions">
            {day.sessions.map((session) => <Session key={session.id} event={event} agenda={agenda} session={session} zone={zone} now_ms={now_ms} />)}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Empty({ published }: { published: boolean }) {
  return (
    <div class="empty">
      <p class="empty-title">{t(published ? "agenda.room_empty" : "agenda.empty")}</p>
      {!published && <p>{t("agenda.empty_hint")}</p>}
    </div>
  );
}

/** What the organisers call the day, by the event's own calendar. */
function DayTitle({ agenda, first }: { agenda: Agenda; first: AgendaSession | undefined }) {
  if (!first) return null;
  const date = by_day([first], event_zone())[0]?.date;
  const title = name_in(agenda.days.find((day) => day.date === date)?.title);
  return title ? <span class="agenda-day-title">{title}</span> : null;
}

function ZoneChoice({ agenda }: { agenda: Agenda }) {
  const first = agenda.sessions[0]?.starts_ms;
  if (first === undefined) return null;
  const [own, of_event] = [own_zone(), event_zone()];
  if (!zones_differ(agenda, own, of_event)) {
    return <p class="quiet small agenda-zone" data-testid="zone">{t("agenda.zone_note", { zone: zone_name(of_event, first) })}</p>;
  }
  const choice = zone_choice.value;
  return (
    <div class="agenda-zone">
      <div class="segments" role="group" aria-label={t("agenda.zone_label")}>
        <button type="button" aria-pressed={choice === "own"} data-testid="zone-own" onClick={() => choose_zone("own")}>{t("agenda.zone_own")}</button>
        <button type="button" aria-pressed={choice === "event"} data-testid="zone-event" onClick={() => choose_zone("event")}>{t("agenda.zone_event")}</button>
      </div>
      <p class="quiet small" data-testid="zone">{zone_name(choice === "own" ? own : of_event, first)}</p>
    </div>
  );
}

interface SessionProps extends Props {
  session: AgendaSession;
  zone: string;
}

function Session({ event, agenda, session, zone, now_ms }: SessionProps) {
  const time = time_of(session, now_ms);
  const speakers = session.speakers.map((id) => agenda.speakers.find((each) => each.id === id)).filter((each) => each !== undefined);
  const iso = (at_ms: number) => new Date(at_ms).toISOString();
  return (
    <li class="session" data-testid="session" data-session-id={session.id} data-time={time} data-kind={session.kind} aria-current={time === "now" ? "time" : undefined}>
      <p class="session-time">
        <time dateTime={iso(session.starts_ms)}>{clock(session.starts_ms, zone)}</time>
        {"–"}<time dateTime={iso(session.ends_ms)}>{clock(session.ends_ms, zone)}</time>
      </p>
      <div class="session-what">
        <p class="session-title" dir="auto" lang={lang_in(session.title)}>
          {name_in(session.title)} {time === "now" && <span class="now-badge">{t("agenda.now")}</span>}
        </p>
        <p class="session-meta">
          {t(`agenda.kind_${session.kind}`)} · <bdi>{name_in(event.rooms.find(({ id }) => id === session.room)?.name) || session.room}</bdi>
        </p>
        {speakers.length > 0 && (
          <ul class="session-speakers" aria-label={t("agenda.speakers")}>
            {speakers.map((speaker) => <li key={speaker.id}><SpeakerLine speaker={speaker} /></li>)}
          </ul>
        )}
      </div>
    </li>
  );
}

function SpeakerLine({ speaker }: { speaker: Speaker }) {
  const country = speaker.country ? country_name(speaker.country) : "";
  const said = [speaker.title, speaker.affiliation].filter((names) => name_in(names));
  return (
    <>
      <bdi class="speaker-name">{speaker.name}</bdi>
      {said.map((names, i) => <span class="quiet" key={i}> · <bdi lang={lang_in(names)}>{name_in(names)}</bdi></span>)}
      {country && <span class="quiet"> · {country}</span>}
    </>
  );
}
