// One room as this seat sees it: a value, and pure functions from a value and what came to the next value. No clock, no
// socket, no signal.
import type {
  Announcement, Anonymity, Broadcast, Change, Claim, Hand, Joined, Loudness, Media, ModeratorMessage, Names, Notification, Poll, Panelist, Presence, Pulse, Question, Review, Snapshot, Source, StateValue, You,
} from "../protocol/messages";
import { reduce_announcements } from "./announcements";
import { always_on, broadcast_after } from "./broadcast";
import { chat_of, no_chat, reduce_chat, type Chat } from "./chat";
import { feeds_of, type FeedInfo } from "./feeds";
import type { Health } from "./health";
import { hall_code_of, type HallCode } from "./hall_code";
import { hands_of, no_hands, reduce_hands, set_waiting, show_present_hand, type Hands } from "./hands";
import { media_of, waiting_media } from "./media";
import { channel_of, claims_of, reduce_channel } from "./moderators";
import { nobody, presence_of } from "./presence";
import { no_polls, polls_of, reduce_polls, set_answers, set_classes, set_results, show_present_poll, type Polls } from "./polls";
import { count_reactions, no_reactions, type Reactions } from "./reactions";
import { no_sanctions, reduce_sanctions, sanctions_of, type Sanctions } from "./sanctions";
import { backstage_of, loudness_of, reduce_stage, sources_of, stage_of, type Stage } from "./stage";
import { complete, count_votes, questions_of, reduce_questions } from "./questions";

export interface Room {
  id: string;
  name: Names;
  you: You | null;
  joined: boolean;
  questions_open: boolean;
  review: Review;
  anonymity: Anonymity;
  questions: ReadonlyMap<string, Question>;
  voted: ReadonlySet<string>;
  deck: readonly string[];
  merged: ReadonlyMap<string, string>;
  announcements: readonly Announcement[];
  polls: Polls;
  sanctions: Sanctions;
  chat: Chat;
  hands: Hands;
  reactions: Reactions;
  broadcast: Broadcast;
  /** For moderators: who is at which question, and what they tell each other. */
  claims: readonly Claim[];
  channel: readonly ModeratorMessage[];
  feeds: readonly FeedInfo[];
  health: Health | null;
  /** For panelists and producers; null where the room takes no panelists. */
  stage: Stage | null;
  backstage: readonly Panelist[];
  sources: readonly Source[];
  /** Of the programme; for producers. */
  loudness: Loudness | null;
  /** As it came, by key: what is said behind the programme, the hall's echo, the outputs; read by what is loaded for it (intercom.ts, outputs.ts). */
  behind: Readonly<Record<string, unknown>>;
  presence: Presence;
  media: Media;
  /** Screens only; null where the room shows none. */
  hall_code: HallCode | null;
  /** Which version of the event is the present one; null without an agenda. */
  agenda_version: string | null;
  /** The server's clock minus this browser's, as last heard. */
  clock_offset_ms: number;
}

export function empty_room(id: string): Room {
  return {
    id, name: {}, you: null, joined: false, questions_open: false, review: "first", anonymity: "audience", questions: new Map(),
    voted: new Set(), deck: [], merged: new Map(), announcements: [], polls: no_polls, sanctions: no_sanctions,
    claims: [], channel: [], feeds: [], health: null, chat: no_chat, hands: no_hands, reactions: no_reactions, stage: null, backstage: [], sources: [], loudness: null, behind: {}, presence: nobody, media: waiting_media,
    hall_code: null, agenda_version: null, clock_offset_ms: 0, broadcast: always_on,
  };
}

/** The room after a join: a resume keeps what is known, a snapshot or reset replaces it. */
export function join(room: Room, joined: Joined, now_ms: number): Room {
  const known = { ...room, you: joined.you, joined: true, clock_offset_ms: joined.now - now_ms };
  const base = joined.snapshot ? from_snapshot(known, joined.snapshot) : known;
  const states = joined.snapshot?.states ?? joined.states ?? {};
  return Object.entries(states).reduce((next, [key, data]) => set_state(next, { room: room.id, key, data }), base);
}

function from_snapshot(room: Room, snapshot: Snapshot): Room {
  return {
    ...room,
    name: snapshot.room.name,
    questions_open: snapshot.questions_open,
    review: snapshot.review ?? "first",
    anonymity: snapshot.anonymity ?? "audience",
    questions: questions_of(snapshot),
    voted: new Set(snapshot.voted ?? []),
    deck: snapshot.deck ?? [],
    merged: new Map(Object.entries(snapshot.merged ?? {})),
    announcements: [...snapshot.announcements].sort((a, b) => a.at - b.at),
    polls: polls_of(snapshot),
    sanctions: sanctions_of(snapshot),
    chat: chat_of(snapshot),
    hands: hands_of(snapshot),
    reactions: { ...room.reactions, open: snapshot.reactions_open ?? true },
    broadcast: snapshot.broadcast ?? always_on,
    claims: [],
    behind: {},
    channel: channel_of(snapshot),
    stage: stage_of(snapshot.stage),
  };
}

/** The room after the notifications of one frame. */
export function receive(room: Room, messages: readonly Notification[], now_ms: number): Room {
  return messages.reduce((next, message) => {
    switch (message.method) {
      case "change": return apply(next, message.params);
      case "state": return set_state(next, message.params);
      case "pulse": return pulse(next, message.params, now_ms);
      default: return next;
    }
  }, room);
}

export function apply(room: Room, change: Change): Room {
  switch (change.kind) {
    case "questions.opened": return { ...room, questions_open: true };
    case "questions.closed": return { ...room, questions_open: false };
    case "questions.review_set": return { ...room, review: change.data["review"] as Review };
    case "questions.anonymity_set": return { ...room, anonymity: change.data["anonymity"] as Anonymity };
    case "reactions.opened": return { ...room, reactions: { ...room.reactions, open: true } };
    case "reactions.closed": return { ...room, reactions: { ...room.reactions, open: false } };
    default: break;
  }
  const as_moderator = room.you?.role === "moderator" || room.you?.role === "producer";
  if (change.kind.startsWith("question.")) return { ...room, ...reduce_questions(room, change) };
  if (change.kind.startsWith("announcement.")) {
    return { ...room, announcements: reduce_announcements(room.announcements, change) };
  }
  if (change.kind === "moderators.told") return { ...room, channel: reduce_channel(room.channel, change) };
  if (change.kind.startsWith("stage.")) return { ...room, stage: reduce_stage(room.stage, change) };
  if (change.kind.startsWith("broadcast.")) return { ...room, broadcast: broadcast_after(change) };
  if (change.kind.startsWith("poll.")) return { ...room, polls: reduce_polls(room.polls, change) };
  if (change.kind.startsWith("person.")) {
    return { ...room, sanctions: reduce_sanctions(room.sanctions, change, as_moderator) };
  }
  if (change.kind.startsWith("chat.")) return { ...room, chat: reduce_chat(room.chat, change) };
  if (change.kind.startsWith("hand.") || change.kind.startsWith("hands.")) {
    return { ...room, hands: reduce_hands(room.hands, change, as_moderator) };
  }
  return room;
}

function set_state(room: Room, { key, data }: StateValue): Room {
  if (key === "hands") return { ...room, hands: set_waiting(room.hands, data) };
  if (key === "presence") return { ...room, presence: presence_of(data) };
  if (key === "feeds") return { ...room, feeds: feeds_of(data) };
  if (key === "health") return { ...room, health: data as Health };
  if (key === "claims") return { ...room, claims: claims_of(data) };
  if (key === "sources") return { ...room, sources: sources_of(data), loudness: loudness_of(data) };
  if (key === "talkback" || key === "echo" || key === "outputs") return { ...room, behind: { ...room.behind, [key]: data } };
  if (key === "backstage") return { ...room, backstage: backstage_of(data) };
  if (key === "media") return { ...room, media: media_of(data) };
  if (key === "hall_code") return { ...room, hall_code: hall_code_of(data) };
  if (key === "agenda") return { ...room, agenda_version: (data as { version: string }).version };
  if (key.startsWith("poll/")) return { ...room, polls: set_results(room.polls, key.slice(5), data) };
  if (key.startsWith("classes/")) return { ...room, polls: set_classes(room.polls, key.slice(8), data) };
  if (key.startsWith("answers/")) return { ...room, polls: set_answers(room.polls, key.slice(8), data) };
  if (key.startsWith("votes/")) return { ...room, questions: count_votes(room.questions, key.slice(6), data) };
  return room;
}

function pulse(room: Room, { kind, data }: Pulse, now_ms: number): Room {
  if (kind === "reactions") return { ...room, reactions: count_reactions(room.reactions, data) };
  return kind === "clock" ? set_clock(room, data, now_ms) : room;
}

function set_clock(room: Room, data: Record<string, unknown>, now_ms: number): Room {
  return typeof data["now"] === "number" ? { ...room, clock_offset_ms: data["now"] - now_ms } : room;
}

/** A moderator's command was stale: the reply shows the question, poll or hand as it stands. */
export function show_present(room: Room, present: Question | Poll | Hand): Room {
  if ("number" in present) return { ...room, hands: show_present_hand(room.hands, present) };
  if ("title" in present) return { ...room, polls: show_present_poll(room.polls, present) };
  const known = room.questions.get(present.id);
  if (known && known.version >= present.version) return room;
  return { ...room, questions: new Map(room.questions).set(present.id, complete(present)) };
}
