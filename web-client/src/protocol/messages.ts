// The shapes of protocol/PROTOCOL.md as this client reads them. What comes from the server is parsed once, in
// `parse_frame`, and trusted from there on: the server is the one that validates.
import type { Ballot, Poll, PollAnswer } from "./polls";
import type { StageSnapshot } from "./stage";

export type Role = "participant" | "hall" | "screen" | "moderator" | "panelist" | "producer";
export type QuestionState = "pending" | "approved" | "on_deck" | "on_air" | "answered" | "declined" | "withdrawn" | "merged";
export type Review = "first" | "publish";
/** From whom the names of anonymous askers are kept. */
export type Anonymity = "audience" | "everybody";
export type Names = Record<string, string>;

export interface Position {
  history: string;
  offset: number;
}

export type TranslationLanguage = "es" | "en" | "pt" | "zh-Hant";

export interface WrittenAnswer {
  text: string;
  to: "asker" | "all";
  at: number;
}

export interface Translation {
  language: TranslationLanguage;
  text: string;
  /** Moderators see drafts too. */
  approved?: boolean;
}

export interface Note {
  by: string;
  text: string;
  at: number;
}

/** What became of the question into which one's own was merged. */
export interface JoinedFate {
  state: QuestionState;
  reason?: string;
  reasons?: Names;
  answer?: WrittenAnswer;
}

/** When a question was on air last, in programme time. */
export interface Airing {
  publication: string;
  from: number;
  was: QuestionState;
  to?: number;
}

/** When a poll opened, began to close and was closed, in programme time. */
export interface PollAiring {
  publication: string;
  opened: number;
  closing?: number;
  closed?: number;
}

export interface Question {
  id: string;
  text: string;
  language: string | null;
  state: QuestionState;
  author: string | null;
  /** Null: of a sealed question nobody is told. */
  origin: "remote" | "hall" | null;
  at: number;
  version: number;
  votes: number;
  edited: boolean;
  mine?: boolean;
  reason?: string | null;
  /** The same by language, where it was one of the event's. */
  reasons?: Names;
  /** Where it belongs in the agenda, by ids: the session, whom the asker means, whom a moderator chose. */
  session?: string;
  to?: string;
  assigned?: string;
  into?: string;
  fate?: JoinedFate;
  tags?: string[];
  answer?: WrittenAnswer;
  translations?: Translation[];
  notes?: Note[];
  person?: string;
  name?: string;
  anonymous?: boolean;
  /** Anonymous to moderators too. */
  sealed?: boolean;
  original?: string | null;
  aired?: Airing;
}

/** A moderator is at a question; it lapses by itself. */
export interface Claim {
  question: string;
  person: string;
  name: string;
}

/** What a moderator said to the others. */
export interface ModeratorMessage {
  number: number;
  by: string;
  text: string;
  at: number;
}

export interface Announcement {
  id: string;
  text: string;
  at: number;
}

export * from "./polls";
export * from "./stage";

/** Why one may not ask, and until when; null: until a moderator lifts it. */
export interface Silence {
  reason: string;
  at: number;
  until: number | null;
}

export interface Sanction extends Silence {
  /** Not of who is meant as the asker of a sealed question. */
  person?: string;
  name?: string;
  question?: string;
  by: string;
}

export interface ChatMessage {
  number: number;
  /** Null: deleted, or erased. */
  text: string | null;
  author: string | null;
  role: Role;
  at: number;
  reply_to?: number;
  mine?: boolean;
  deleted?: "moderator" | "author";
  /** Why a moderator deleted it: for the author and for moderators. */
  reason?: string;
  /** Moderators only. */
  person?: string | null;
  by?: string;
}

export type HandState = "raised" | "invited" | "accepted";

export interface OwnHand {
  number: number;
  state: HandState;
  at: number;
}

export interface Hand extends OwnHand {
  person: string;
  name: string;
  origin: "remote" | "hall";
  version: number;
  claim: { person: string; by: string; until: number } | null;
}

export interface Presence {
  participants: number;
  hall: number;
  screens: number;
  moderators: number;
  /** Of rooms that take panelists. */
  panelists?: number;
  producers?: number;
}

export interface Media {
  state: "waiting" | "live" | "ended";
  playlist: string | null;
  publication: string | null;
  /** The playing date at programme time 0. */
  started_at: number | null;
  profile: string;
  part_ms: number;
  source: "live" | "backup" | "slate";
  /** The picture is fetched from another origin, by grants. */
  edge?: boolean;
}

export type BroadcastPhase = "waiting" | "live" | "paused" | "ended";

/** Whether the picture goes out; times in ms since 1970. */
export interface Broadcast {
  phase: BroadcastPhase;
  number: number;
  since: number | null;
  /** Of a pause, where somebody said when it ends. */
  back_at: number | null;
  /** To moderators and producers of a room that can be recorded: whether it is, and since when somebody said so. */
  recording?: { on: boolean; since: number | null };
}

export interface Snapshot {
  room: { id: string; name: Names };
  questions_open: boolean;
  review?: Review;
  anonymity?: Anonymity;
  questions: Partial<Question>[];
  announcements: Announcement[];
  deck?: string[];
  merged?: Record<string, string>;
  polls?: (Poll & { answers?: PollAnswer[] })[];
  states: Record<string, unknown>;
  own?: Question[];
  voted?: string[];
  ballots?: Record<string, Ballot>;
  silences?: Sanction[];
  bans?: Sanction[];
  channel?: ModeratorMessage[];
  silence?: Silence | null;
  chat?: { open: boolean; slow_ms: number; messages: ChatMessage[] };
  own_chat?: ChatMessage[];
  hands_open?: boolean;
  hands?: Hand[];
  hand?: OwnHand | null;
  reactions_open?: boolean;
  broadcast?: Broadcast;
  stage?: StageSnapshot;
}

export interface You {
  person: string;
  name: string;
  role: Role;
  seat: string;
}

export interface Joined {
  mode: "snapshot" | "resume" | "reset";
  position: Position;
  snapshot?: Snapshot;
  states?: Record<string, unknown>;
  you: You;
  now: number;
}

export interface Change {
  room: string;
  offset: number;
  at: number;
  programme_at?: { publication: string; ms: number };
  kind: string;
  data: Record<string, unknown>;
}

export interface StateValue {
  room: string;
  key: string;
  data: unknown;
}

export interface Pulse {
  room: string;
  kind: string;
  data: Record<string, unknown>;
}

export interface Through extends Position {
  room: string;
}

export type RequestId = number | string;

export interface ErrorData {
  reason: string;
  retry_after_ms?: number;
  member?: string;
  most?: number;
  until?: number | null;
  present?: Question | Poll | Hand;
  incident?: string;
}

export type Message =
  | { method: "change"; params: Change }
  | { method: "state"; params: StateValue }
  | { method: "pulse"; params: Pulse }
  | { method: "through"; params: Through }
  | { id: RequestId | null; result: Record<string, unknown> }
  | { id: RequestId | null; error: { code: number; message: string; data?: ErrorData } };

export type Notification = Extract<Message, { method: string }>;

/** The messages of one frame of the server, or null where it is none. */
export function parse_frame(text: string): Message[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as Message[]) : null;
  } catch {
    return null;
  }
}

export interface Session {
  person: { id: string; name: string; language: string };
  /** `guest`: on the stage for as long as a raised hand is accepted; `speaker`: who a panelist is in the agenda. */
  seats: { seat: string; room: string; role: Role; guest?: boolean; speaker?: string }[];
  devices: Device[];
  enter?: string;
}

export interface Device {
  device: string;
  since: number;
  here?: boolean;
}

export interface Refusal {
  reason: string;
  retry_after_ms?: number;
  devices?: Device[];
  member?: string;
}

export interface EventInfo {
  name: string | Names;
  languages: string[];
  rooms: { id: string; name: Names }[];
  version: string;
  /** What moderators may choose from when they decline a question. */
  decline_reasons?: Names[];
  /** Who enters accepts it. */
  notice?: { version: string; text: Names };
  agenda: Agenda | null;
}

export interface Agenda {
  time_zone: string;
  days: { date: string; title: Names }[];
  sessions: AgendaSession[];
  speakers: Speaker[];
}

export type SessionKind = "opening" | "keynote" | "talk" | "panel" | "table" | "report" | "break" | "closing";

export interface AgendaSession {
  id: string;
  room: string;
  kind: SessionKind;
  title: Names;
  starts_ms: number;
  ends_ms: number;
  speakers: string[];
}

export interface Speaker {
  id: string;
  name: string;
  title: Names;
  affiliation: Names;
  country: string;
}

export const pages: Record<Role, string> = {
  participant: "watch",
  hall: "hall",
  screen: "screen",
  moderator: "desk",
  panelist: "stage",
  producer: "control",
};
