// What is said behind the programme, as those backstage are told of it, and how the hall echoes. Pure.
import { silence, type Panelist } from "../protocol/messages";
import type { Room } from "./room";
import { standing_of } from "./stage";

export type Reach = "one" | "backstage" | "everyone";

/** A producer speaks at this moment; `to`: to this panelist, of `one`. */
export interface Talk {
  person: string;
  name: string;
  reach: Reach;
  to: string | null;
}

/** A producer who hears those who wait. */
export interface Listening {
  person: string;
  name: string;
}

export interface Echo {
  state: "runs" | "heard" | "clean" | "no_hall" | "no_floor" | "failed";
  /** Hundredths of a dB, relative to what was sent; null where nothing was heard. */
  level: number | null;
  delay_ms: number | null;
}

export function talks_of({ behind }: Pick<Room, "behind">): readonly Talk[] {
  return (behind["talkback"] as { talks?: Talk[] } | undefined)?.talks ?? [];
}

export function listening_of({ behind }: Pick<Room, "behind">): readonly Listening[] {
  return (behind["talkback"] as { listening?: Listening[] } | undefined)?.listening ?? [];
}

/** Whether it is this seat's person who listens, on whichever page. */
export function is_listening(room: Pick<Room, "behind" | "you">): boolean {
  return listening_of(room).some(({ person }) => person === room.you?.person);
}

export function echo_of({ behind }: Pick<Room, "behind">): Echo | null {
  return (behind["echo"] as Echo | undefined) ?? null;
}

/** Whether a panelist hears it. */
export function is_spoken_to({ reach, to }: Talk, person: string, on_air: boolean): boolean {
  if (reach === "one") return to === person;
  return reach === "everyone" || !on_air;
}

/** Who hears a producer that speaks to "backstage", "everyone" or one panelist. */
export function hearers_of({ backstage, stage }: Pick<Room, "backstage" | "stage">, to: string): readonly Panelist[] {
  const there = backstage.filter(({ here }) => here);
  if (to === "everyone") return there;
  return there.filter((each) => (to === "backstage" ? standing_of(stage, each) !== "on_air" : each.person === to));
}

/** The loudest of those who wait at this moment, in hundredths of dBFS. */
export function backstage_peak(room: Pick<Room, "backstage" | "stage" | "sources">): number {
  const waiting = new Set(hearers_of(room, "backstage").map(({ camera }) => camera));
  return Math.max(silence, ...room.sources.filter(({ id }) => waiting.has(id)).map(({ peak = silence }) => peak));
}

/** By how much of the test came back: what has to be done about it. */
export function echo_grade(level: number): "loud" | "audible" | "faint" {
  if (level > -2000) return "loud";
  return level > -4000 ? "audible" : "faint";
}
