// What the viewer chose for the picture, remembered by this browser: quality, reserve, and how much of the programme is
// wanted at all.
import { signal } from "@preact/signals";
import { browser_storage } from "../connection/storage";
import { modes, type ModeChoice } from "./modes";
import type { QualityChoice } from "./levels";

/** Picture and sound, the sound alone, or words alone: there nothing is loaded for a player. */
export type View = "picture" | "sound" | "text";

const storage = browser_storage();
const keys = { view: "paraninfo/view", quality: "paraninfo/quality", mode: "paraninfo/delay" } as const;

export function quality_in(kept: string | null): QualityChoice {
  const height = Number(kept ?? NaN);
  return Number.isInteger(height) && height > 0 ? height : "auto";
}

export function mode_in(kept: string | null): ModeChoice {
  return modes.find((each) => each === kept) ?? "auto";
}

export function view_in(kept: string | null): View {
  return kept === "sound" || kept === "text" ? kept : "picture";
}

export const view = signal<View>(view_in(storage.get(keys.view)));
export const quality = signal<QualityChoice>(quality_in(storage.get(keys.quality)));
export const mode = signal<ModeChoice>(mode_in(storage.get(keys.mode)));

export function choose_view(chosen: View): void {
  view.value = chosen;
  storage.set(keys.view, chosen);
}

export function choose_quality(chosen: QualityChoice): void {
  quality.value = chosen;
  storage.set(keys.quality, String(chosen));
}

export function choose_mode(chosen: ModeChoice): void {
  mode.value = chosen;
  storage.set(keys.mode, chosen);
}
