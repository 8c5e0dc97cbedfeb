// The shapes of the stage (PROTOCOL.md, section 4.6): scenes and sources, how they are heard, what is told backstage.

export const layouts = ["full", "side_by_side", "picture_in_picture", "grid", "screen_with_speaker"] as const;
export type Layout = (typeof layouts)[number];
export type Transition = "cut" | "fade" | "move";

/** Of no source: the slate. */
export interface Scene {
  layout: Layout;
  sources: readonly string[];
}

export interface SourceSound {
  source: string;
  /** Hundredths of a dB. */
  gain: number;
  muted: boolean;
  delay_ms: number;
  heard: "while_shown" | "always";
}

/** Of a camera, to panelists: whether the voice goes out, and nothing of levels. */
export type Voice = Pick<SourceSound, "source" | "muted" | "heard">;

/** A source's peak where it is silent, in hundredths of dBFS. */
export const silence = -10_000;

/** Whose return it is where it is nobody's: what the hall hears. */
export const hall_listener = "hall";

/** A source in a return, on top of its level in the programme. */
export interface ReturnLevel {
  /** A panelist, or `hall_listener`. */
  person: string;
  source: string;
  /** Hundredths of a dB. */
  gain: number;
}

/** By how much the hall goes down while a panelist speaks, in hundredths of a dB; 0: not at all. */
export interface Ducking {
  programme: number;
  returns: number;
}

/** What somebody backstage said: a producer's to all or to one, a panelist's to all who are there. */
export interface StageNote {
  number: number;
  person: string;
  by: string;
  role: "panelist" | "producer";
  to: string | null;
  text: string;
  at: number;
}

export interface Steering {
  person: string;
  name: string;
}

/** What the check of a panelist's devices found: told to producers alone, the newest of each person. */
export interface DeviceCheck {
  person: string;
  camera: { width: number; height: number; fps: number } | null;
  /** The loudest heard, in hundredths of dBFS. */
  microphone: number | null;
  speaker: boolean;
  screen: boolean;
  at: number;
}

/** How long who speaks still has: `ms` at `at`, and less since while it runs. */
export interface StageTimer {
  /** Null: everybody backstage. */
  person: string | null;
  ms: number;
  runs: boolean;
  at: number;
}

/** Kept under a name: a scene, or how all sources are heard (those that are not listed, as they come). */
export type Preset = { name: string } & ({ kind: "scene"; scene: Scene } | { kind: "levels"; levels: readonly SourceSound[] });

/** How a file is to be played. */
export interface StageFile {
  source: string;
  plays: boolean;
  loop: boolean;
  /** It begins when it comes on the programme. */
  on_take: boolean;
}

/** How far a file has come. */
export interface FileState {
  state: "opening" | "paused" | "playing" | "ended" | "refused";
  why: "unreadable" | "no_picture" | "broken" | null;
  position: number;
  /** 0: not known. */
  length: number;
}

/** Panelists get the scene, the voices, who is next, who steers, the timer and the notes. */
export interface StageSnapshot {
  scene: Scene;
  prepared?: Scene | null;
  sound?: readonly (SourceSound | Voice)[];
  returns?: ReturnLevel[];
  ducking?: Ducking;
  third?: string[] | null;
  next: string[];
  steering: Steering | null;
  checks?: DeviceCheck[];
  timer?: StageTimer | null;
  files?: StageFile[];
  presets?: Preset[];
  notes: StageNote[];
}

/** Everybody with a panelist's seat; `camera` and `screen` are what their sources are called; `guest`: for a turn, out of the audience. */
export interface Panelist {
  person: string;
  name: string;
  here: boolean;
  camera: string;
  screen: string;
  guest?: boolean;
}

export type SourceKind = "floor" | "camera" | "screen" | "file" | "hall";

/** What comes in at this moment; the figures and the picture are for producers only. */
export interface Source {
  id: string;
  person: string | null;
  name: string;
  kind: SourceKind;
  /** too_much: put out for what it sent, and not taken for a moment. */
  state: "connecting" | "live" | "stalled" | "too_much";
  /** Hundredths of dBFS. */
  peak?: number;
  width?: number;
  height?: number;
  fps?: number;
  kbit?: number;
  /** Hundredths of a percent. */
  lost?: number;
  picture?: string | null;
  /** Of a file. */
  file?: FileState;
}

/** Of the programme as it goes out, in hundredths of LUFS: over 400 ms, over 3 s, and what is aimed at. */
export interface Loudness {
  momentary: number;
  short_term: number;
  target: number | null;
  /** Left and right, in hundredths of dBFS. */
  peaks: readonly number[];
}
