// What of the room an overlay shows, as its address says: ?show=question,poll,name and ?at=top. Pure.
import type { Agenda, AgendaSession, Poll, Question } from "../../protocol/messages";
import { now_next } from "../../room/agenda";
import { shown_poll, takes_votes } from "../../room/polls";
import { on_air } from "../../room/questions";
import type { Room } from "../../room/room";

export const parts = ["question", "poll", "name"] as const;
export type Part = (typeof parts)[number];

export interface Wanted {
  show: ReadonlySet<Part>;
  at: "top" | "bottom";
}

/** Unknown words are passed over; without `show` it is question and poll: a name stands for as long as its source is switched on. */
export function wanted(search: string): Wanted {
  const given = new URLSearchParams(search);
  const named = (given.get("show") ?? "question,poll").split(",");
  return { show: new Set(parts.filter((part) => named.includes(part))), at: given.get("at") === "top" ? "top" : "bottom" };
}

export interface Overlay {
  question: Question | null;
  poll: Poll | null;
  speaking: AgendaSession | null;
}

/** One plate at a time stands at the edge: the question, else who speaks. A poll has a place of its own. */
export function overlay_of(room: Room, agenda: Agenda | null | undefined, now_ms: number, { show }: Wanted): Overlay {
  const question = show.has("question") ? on_air(room.questions) : null;
  const poll = show.has("poll") ? shown_poll(room.polls) : null;
  const present = show.has("name") && !question && agenda ? now_next(agenda, now_ms, room.id).now[0] : undefined;
  return {
    question,
    // What is over gives way to the question, as in the hall.
    poll: poll && (takes_votes(poll.state) || !question) ? poll : null,
    speaking: present && present.speakers.length > 0 ? present : null,
  };
}
