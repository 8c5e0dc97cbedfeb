// The stage as the tests of the programme's time set it: one publication, questions and polls with their times.
import type { Poll, Question, QuestionState } from "../src/protocol/messages";
import type { Moment } from "../src/room/programme";
import { complete } from "../src/room/questions";
import { empty_room, type Room } from "../src/room/room";

export const publication = "k3v0q8zt";
export const started_at = 1_789_999_000_000;

export function at(ms: number, polls = true): Moment {
  return { kind: "held", publication, ms, polls };
}

export function question(id: string, state: QuestionState, from?: number, to?: number, more: Partial<Question> = {}): Question {
  const aired = from === undefined ? {} : { aired: { publication, from, was: "on_deck" as const, ...(to === undefined ? {} : { to }) } };
  return complete({ id, text: id, state, version: 3, ...aired, ...more });
}

export function poll(state: Poll["state"], aired?: Omit<Poll["aired"] & object, "publication">, more: Partial<Poll> = {}): Poll {
  return {
    id: "P", title: "Which?", kind: "single", options: ["A", "B"], choices_max: 1, scale: null, results: "after_close", split: false, state,
    closes_at: null, version: 2, ...(aired ? { aired: { publication, ...aired } } : {}), ...more,
  };
}

export function room_with(questions: Question[], polls: Poll[] = []): Room {
  const room = empty_room("auditorium");
  return {
    ...room, joined: true, questions: new Map(questions.map((each) => [each.id, each])),
    polls: { ...room.polls, polls: new Map(polls.map((each) => [each.id, each])) },
    media: { ...room.media, state: "live", playlist: "/hls/x", publication, started_at },
  };
}
