// What the tally says of how it stands with the panelist: who sees and who hears them. Pure.
import type { Key } from "../../i18n/i18n";
import type { Standing } from "../../room/stage";

export interface Told {
  standing: Standing;
  /** Whether the programme is broadcast. */
  live: boolean;
  /** What the programme shows of them. */
  shown: "camera" | "screen" | null;
  /** Whether the voice goes out: neither they nor the producer have muted it. */
  heard: boolean;
  /** Whether they hear the others backstage, and those them. */
  hears: boolean;
}

/** The words in large letters, and what they mean. */
export function tally_words({ standing, live, shown, heard, hears }: Told): [Key, Key] {
  if (standing === "backstage") return ["stage.backstage", hears ? "stage.backstage_heard_hint" : "stage.backstage_hint"];
  if (standing === "next") return ["stage.next", "stage.next_hint"];
  if (!live) return shown ? ["stage.in_picture", "stage.in_picture_hint"] : ["stage.in_sound", "stage.in_sound_hint"];
  return ["stage.on_air", on_air_hint(shown, heard)];
}

/** Where the voice is off, an alert of its own says by whom. */
function on_air_hint(shown: Told["shown"], heard: boolean): Key {
  if (shown === "camera") return heard ? "stage.on_air_hint" : "stage.on_air_seen_hint";
  if (shown === "screen") return heard ? "stage.on_air_screen_hint" : "stage.on_air_screen_seen_hint";
  return "stage.on_air_voice_hint";
}
