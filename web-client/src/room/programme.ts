// The room as the viewer's own picture shows it: a pure function of the true room and of where the playhead is. No clock,
// no player, no queue. What is held, and for how long, stands in docs/decisions/programme-time.md.
import type { Airing, Poll, PollAiring, PollState, Question, QuestionState } from "../protocol/messages";
import type { Polls } from "./polls";
import type { Room } from "./room";

/** Where a player is: in which publication, at which programme time, and how fast that runs. */
export interface Playhead {
  publication: string;
  ms: number;
  rate: number;
}

export type Moment =
  /** No picture, or none whose time is known. */
  | { kind: "at_once" }
  | { kind: "held"; publication: string; ms: number; polls: boolean }
  /** Too far behind to hold for: everything as it truly is, and not over the picture. */
  | { kind: "live_now"; publication: string; ms: number };

export const at_once: Moment = { kind: "at_once" };
export const hold_most_ms = 30_000;
/** The server counts votes for so long after a poll's closing: held longer, a poll would open when none counts. */
export const hold_polls_most_ms = 15_000;
/** Whoever is beyond a limit comes back this much below it. */
const slack_ms = 1000;

/** `live_ms`: the programme's time now, as the server's clock has it. `before` keeps the limits from flickering. */
export function moment_of(playhead: Playhead | null, live_ms: number, before: Moment): Moment {
  if (!playhead) return at_once;
  const { publication, ms } = playhead;
  const behind_ms = live_ms - ms;
  const within = (most_ms: number, was: boolean) => behind_ms <= (was ? most_ms : most_ms - slack_ms);
  const same = before.kind !== "at_once" && before.publication === publication;
  if (!within(hold_most_ms, !same || before.kind === "held")) return { kind: "live_now", publication, ms };
  return { kind: "held", publication, ms, polls: within(hold_polls_most_ms, !same || (before.kind === "held" && before.polls)) };
}

/** What a public question may have been on its way over the stage; any other state is one that is never held. */
const on_the_way: readonly QuestionState[] = ["approved", "on_deck", "on_air", "answered"];

function question_state(state: QuestionState, aired: Airing, ms: number): QuestionState {
  if (!on_the_way.includes(state)) return state;
  if (ms < aired.from) return aired.was;
  return aired.to !== undefined && ms < aired.to ? "on_air" : state;
}

export function question_as_seen(question: Question, moment: Moment): Question {
  const { aired } = question;
  if (moment.kind !== "held" || aired?.publication !== moment.publication) return question;
  const state = question_state(question.state, aired, moment.ms);
  return state === question.state ? question : { ...question, state };
}

/** Null: not there yet. */
function poll_state(state: PollState, aired: PollAiring, ms: number): PollState | null {
  if (state === "draft" || state === "archived") return state;
  if (ms < aired.opened) return null;
  if (aired.closing !== undefined && ms < aired.closing) return "open";
  if (aired.closed !== undefined && ms < aired.closed) return "closing";
  return state;
}

export function poll_as_seen(poll: Poll, moment: Moment): Poll | null {
  const { aired } = poll;
  if (moment.kind !== "held" || !moment.polls || aired?.publication !== moment.publication) return poll;
  const state = poll_state(poll.state, aired, moment.ms);
  if (state === null) return null;
  return state === poll.state ? poll : { ...poll, state };
}

function questions_as_seen({ questions }: Room, moment: Moment): ReadonlyMap<string, Question> {
  const seen = new Map<string, Question>();
  for (const [id, question] of questions) {
    const shown = question_as_seen(question, moment);
    if (shown !== question) seen.set(id, shown);
  }
  if (seen.size === 0) return questions;
  // Whoever asked what was merged into a question is told its fate: at the same moment.
  for (const [id, question] of questions) {
    const into = question.fate && seen.get(question.into ?? "");
    if (into) seen.set(id, { ...question, fate: { ...question.fate, state: into.state } });
  }
  return new Map([...questions].map(([id, question]) => [id, seen.get(id) ?? question]));
}

/** Whether the results are there only because the poll has truly been closed. */
function results_await_close({ results }: Poll, voted: boolean): boolean {
  return results === "after_close" || (results === "after_vote" && !voted);
}

function polls_as_seen(held: Polls, moment: Moment): Polls {
  const changed = new Map<string, Poll | null>();
  for (const [id, poll] of held.polls) {
    const shown = poll_as_seen(poll, moment);
    if (shown !== poll) changed.set(id, shown);
  }
  if (changed.size === 0) return held;
  const early = ([id]: readonly [string, unknown]): boolean => {
    const poll = changed.get(id);
    return poll === null || (poll !== undefined && results_await_close(poll, held.ballots.has(id)));
  };
  return {
    ...held,
    polls: new Map([...held.polls].flatMap(([id, poll]) => {
      const shown = changed.has(id) ? changed.get(id) : poll;
      return shown ? [[id, shown] as const] : [];
    })),
    results: new Map([...held.results].filter((entry) => !early(entry))),
    classes: new Map([...held.classes].filter(([id]) => !changed.has(id))),
  };
}

/** The same object where nothing is held. */
export function room_as_seen(room: Room, moment: Moment): Room {
  if (moment.kind !== "held") return room;
  const questions = questions_as_seen(room, moment);
  const polls = polls_as_seen(room.polls, moment);
  return questions === room.questions && polls === room.polls ? room : { ...room, questions, polls };
}

/** When, in programme time, something of this publication comes to be seen or goes, later than `ms`; null: nothing known. */
export function next_due(room: Room, publication: string, ms: number): number | null {
  let next: number | null = null;
  const look = (...times: (number | undefined)[]) => {
    for (const time of times) if (time !== undefined && time > ms && (next === null || time < next)) next = time;
  };
  for (const { aired } of room.questions.values()) if (aired?.publication === publication) look(aired.from, aired.to);
  for (const { aired } of room.polls.polls.values()) {
    if (aired?.publication === publication) look(aired.opened, aired.closing, aired.closed);
  }
  return next;
}

/** How much of the room differs from the truth at this moment: equal texts, equal pictures of one room. */
export function held_back(room: Room, moment: Moment): string {
  if (moment.kind !== "held") return "";
  const passed = (time: number | undefined) => (time === undefined || moment.ms >= time ? "" : "-");
  let text = "";
  for (const { id, aired } of room.questions.values()) {
    if (aired?.publication === moment.publication) text += `${id}${passed(aired.from)}${passed(aired.to)}`;
  }
  if (!moment.polls) return text;
  for (const { id, aired } of room.polls.polls.values()) {
    if (aired?.publication === moment.publication) text += `${id}${passed(aired.opened)}${passed(aired.closing)}${passed(aired.closed)}`;
  }
  return `${text}+`;
}

/** The same value while the picture shows the same: nothing is drawn again for a playhead that merely moves. */
export function steady_view(): (room: Room, moment: Moment) => Room {
  let last: { room: Room; held: string; seen: Room } | null = null;
  return (room, moment) => {
    const held = held_back(room, moment);
    if (last?.room !== room || last.held !== held) last = { room, held, seen: room_as_seen(room, moment) };
    return last.seen;
  };
}
