// The agenda seen from a moment: what is on, what comes next, which day a session falls on in a time zone. Pure.
import type { Agenda, AgendaSession } from "../protocol/messages";

export type SessionTime = "past" | "now" | "later";

export interface NowNext {
  /** In order of their start; in one room at most one. */
  now: AgendaSession[];
  /** Those that begin next, at one time. */
  next: AgendaSession[];
}

export function sessions_in(agenda: Agenda, room?: string): AgendaSession[] {
  return room === undefined ? agenda.sessions : agenda.sessions.filter((session) => session.room === room);
}

export function time_of(session: AgendaSession, at_ms: number): SessionTime {
  if (session.ends_ms <= at_ms) return "past";
  return session.starts_ms <= at_ms ? "now" : "later";
}

/** Of one room, or of all. Sessions come from the server in order of their start. */
export function now_next(agenda: Agenda, at_ms: number, room?: string): NowNext {
  const sessions = sessions_in(agenda, room);
  const later = sessions.filter((session) => time_of(session, at_ms) === "later");
  return {
    now: sessions.filter((session) => time_of(session, at_ms) === "now"),
    next: later.filter((session) => session.starts_ms === later[0]?.starts_ms),
  };
}

/** Costly to make: kept by zone, of which a page knows two. */
const day_formats = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment in a zone: YYYY-MM-DD. */
export function day_of(at_ms: number, zone: string): string {
  let format = day_formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    day_formats.set(zone, format);
  }
  const parts = format.formatToParts(at_ms);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

export interface DayOfAgenda {
  date: string;
  sessions: AgendaSession[];
}

/** The sessions by the day on which they start in the zone. */
export function by_day(sessions: readonly AgendaSession[], zone: string): DayOfAgenda[] {
  const days: DayOfAgenda[] = [];
  for (const session of sessions) {
    const date = day_of(session.starts_ms, zone);
    const last = days.at(-1);
    if (last?.date === date) last.sessions.push(session);
    else days.push({ date, sessions: [session] });
  }
  return days;
}

/** The zone itself where this browser knows it, else the reader's own. */
export function known_zone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return own_zone();
  }
}

export function own_zone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether any session would be written differently in the two zones. */
export function zones_differ(agenda: Agenda, one: string, other: string): boolean {
  const clock = (zone: string) => new Intl.DateTimeFormat("en", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const [a, b] = [clock(one), clock(other)];
  return agenda.sessions.some(({ starts_ms }) => a.format(starts_ms) !== b.format(starts_ms));
}
