// Sessions and speakers of the agenda as questions and polls name them: by ids, here with their words.
import { name_in } from "../../i18n/i18n";
import { now_next, sessions_in } from "../../room/agenda";
import type { AgendaSession, Speaker } from "../../protocol/messages";
import { event_info } from "./event";

/** The session that is on in the room, else the one that comes next. */
export function session_now(room: string, at_ms: number): AgendaSession | null {
  const agenda = event_info.value?.agenda;
  if (!agenda) return null;
  const { now, next } = now_next(agenda, at_ms, room);
  return now[0] ?? next[0] ?? null;
}

export function room_sessions(room: string): readonly AgendaSession[] {
  const agenda = event_info.value?.agenda;
  return agenda ? sessions_in(agenda, room) : [];
}

/** Those of one session; of all where none is said. */
export function speakers_in(room: string, session?: string): readonly Speaker[] {
  const ids = new Set(room_sessions(room).filter(({ id }) => !session || id === session).flatMap(({ speakers }) => speakers));
  return (event_info.value?.agenda?.speakers ?? []).filter(({ id }) => ids.has(id));
}

/** The id itself where the agenda no longer has it. */
export function session_title(id: string): string {
  const found = event_info.value?.agenda?.sessions.find((each) => each.id === id);
  return found ? name_in(found.title) : id;
}

export function speaker_name(id: string): string {
  return event_info.value?.agenda?.speakers.find((each) => each.id === id)?.name ?? id;
}
