// The keys of the picture: which does what, and when a key is meant for something else. Turned off at will, remembered by
// this browser.
import { remembered_switch } from "../shell/switch";

export type KeyAct = "toggle" | "mute" | "wide" | "back" | "forward" | "live" | "statistics" | "help";

const acts: Readonly<Record<string, KeyAct>> = {
  " ": "toggle", k: "toggle", m: "mute", f: "wide", ArrowLeft: "back", ArrowRight: "forward", l: "live", i: "statistics", "?": "help",
};

/** As they are listed. */
export const listed: readonly [string, KeyAct][] = [
  ["k", "toggle"], ["m", "mute"], ["f", "wide"], ["←", "back"], ["→", "forward"], ["l", "live"], ["i", "statistics"], ["?", "help"],
];

export const keys = remembered_switch("paraninfo/player-keys");

type Pressed = Pick<KeyboardEvent, "key" | "target" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

/** Null: the key is not ours, or belongs to what has the focus. */
export function act_of({ key, target, ctrlKey, metaKey, altKey, isComposing }: Pressed): KeyAct | null {
  if (ctrlKey || metaKey || altKey || isComposing) return null;
  const element = target instanceof HTMLElement ? target : null;
  if (element && (element.isContentEditable || element.closest("input, textarea, select, dialog, [contenteditable]"))) return null;
  // The space key presses buttons and scrolls lists.
  if (key === " " && element && element !== document.body && !element.matches(".picture, video")) return null;
  return acts[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
