// What is said behind the programme, as those backstage are told of it, and how the hall echoes. Pure.
import type { Panelist } from "../protocol/messages";
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

export interface Echo {
  state: "runs" | "heard" | "clean" | "no_hall" | "no_floor" | "failed";
  /** Hundredths of a dB, relative to what was sent; null where nothing was heard. */
  level: number | null;
  delay_ms: number | null;
}

export function talks_of({ behind }: Pick<Room, "behind">): readonly Talk[] {
  return (behind["talkback"] as { talks?: Talk[] } | undefined)?.talks ?? [];
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

/** By how much of the test came back: what has to be done about it. */
export function echo_grade(level: number): "loud" | "audible" | "faint" {
  if (level > -2000) return "loud";
  return level > -4000 ? "audible" : "faint";
}
