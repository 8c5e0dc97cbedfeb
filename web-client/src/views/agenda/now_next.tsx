// What is on now and what comes next, a line each.
import { lang_in, name_in, t } from "../../i18n/i18n";
import type { Agenda, AgendaSession, EventInfo } from "../../protocol/messages";
import { now_next } from "../../room/agenda";
import { shown_zone } from "./event";
import { clock, minutes_left, start_in_words } from "./words";

interface Props {
  agenda: Agenda;
  now_ms: number;
  /** The one room meant; else all, and each line names its own where there are several. */
  room?: string;
  rooms?: EventInfo["rooms"];
}

/** From here on it is said how many minutes are left. */
const soon_ms = 60 * 60_000;

export function NowNext({ agenda, now_ms, room, rooms = [] }: Props) {
  const { now, next } = now_next(agenda, now_ms, room);
  if (now.length === 0 && next.length === 0) {
    const any = agenda.sessions.length > 0;
    return <p class="now-next quiet" data-testid="now-next" data-state={any ? "over" : "empty"}>{t(any ? "agenda.over" : "agenda.empty")}</p>;
  }
  const where = (session: AgendaSession) => (rooms.length > 1 ? name_in(rooms.find(({ id }) => id === session.room)?.name) : "");
  return (
    <dl class="now-next" data-testid="now-next" data-state={now.length > 0 ? "now" : "next"}>
      {now.map((session) => (
        <Line key={session.id} kind="now" session={session} more={[t("agenda.until", { time: clock(session.ends_ms, shown_zone()) }), where(session)]} />
      ))}
      {next.map((session) => (
        <Line key={session.id} kind="next" session={session} more={[...start_of(session, now_ms), where(session)]} />
      ))}
    </dl>
  );
}

function start_of({ starts_ms }: AgendaSession, now_ms: number): string[] {
  const left = starts_ms - now_ms;
  return [start_in_words(starts_ms, now_ms, shown_zone()), left <= soon_ms ? t("agenda.in", { time: minutes_left(left) }) : ""];
}

function Line({ kind, session, more }: { kind: "now" | "next"; session: AgendaSession; more: string[] }) {
  return (
    <div class={`${kind}-line`} data-testid={kind}>
      <dt class={`${kind}-label`}>{t(`agenda.${kind}`)}</dt>
      <dd>
        <span class="now-title" dir="auto" lang={lang_in(session.title)}>{name_in(session.title)}</span>{" "}
        <span class="now-time">{more.filter(Boolean).join(" · ")}</span>
      </dd>
    </div>
  );
}
