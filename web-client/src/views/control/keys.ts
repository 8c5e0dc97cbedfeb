// The producer's keys. Turned off at will, remembered by this browser.
import { t } from "../../i18n/i18n";
import type { Layout } from "../../protocol/messages";
import { toggle_recording } from "../broadcast/recording_acts";
import { remembered_switch } from "../shell/switch";
import type { Console } from "./console";
import { tile_of } from "./tiles";

export const keys = remembered_switch("paraninfo/control-keys");

export const layout_keys: Record<string, Layout> = { q: "full", w: "side_by_side", e: "picture_in_picture", r: "grid", t: "screen_with_speaker" };

/** Held, it speaks (talk.tsx): no press() has it. */
export const talk_key = "b";

/** Steps of the selected source's gain, in hundredths of a dB. */
const gain_step = 100;

/** What the page does beside the console. */
export interface Around {
  help: () => void;
  conversation: () => void;
  third: () => void;
}

function sound_acts(console: Console, key: string): boolean {
  const source = console.selected.value;
  const { gain, muted, heard } = console.sound(source);
  if (key === "o") console.toggle_solo(source);
  else if (key === "x") console.set_sound(source, { muted: !muted });
  else if (key === "+" || key === "=") console.set_sound(source, { gain: gain + gain_step });
  else if (key === "-") console.set_sound(source, { gain: gain - gain_step });
  else if (key === "a") console.set_sound(source, { heard: heard === "always" ? "while_shown" : "always" });
  else return false;
  return true;
}

function call_selected(console: Console): void {
  const person = tile_of(console.tiles.value, console.selected.value)?.person;
  if (person) console.call(person, !console.store.room.value.stage?.next.includes(person));
}

/** Whether the key meant something. */
export function press(console: Console, key: string, around: Around): boolean {
  const recalls = console.recalls.peek();
  console.recalls.value = false;
  if (recalls && /^[1-9]$/.test(key)) {
    console.recall_scene(Number(key));
    return true;
  }
  const tile = /^[1-9]$/.test(key) ? console.tiles.value[Number(key) - 1] : undefined;
  const layout = layout_keys[key];
  const acts: Record<string, () => void> = {
    "?": around.help, "/": around.conversation, l: around.third,
    c: () => console.take("cut"), f: () => console.take("fade"), m: () => console.take("move"),
    v: () => { console.recalls.value = true; console.tell(t("control.which_preset")); },
    g: () => { if (!toggle_recording(console.store)) console.tell(t("control.cannot_record")); },
    h: () => console.toggle_listening(), z: () => console.slate(), s: () => console.steer(), n: () => call_selected(console),
    "[": () => console.select_by(-1), "]": () => console.select_by(1),
    // Where brackets need AltGr, as on Spanish and Portuguese keyboards, they are no keys of a page.
    ",": () => console.select_by(-1), ".": () => console.select_by(1), p: () => console.toggle(console.selected.value),
    "<": () => console.move(console.selected.value, -1), ">": () => console.move(console.selected.value, 1),
  };
  if (tile) {
    console.selected.value = tile.id;
    console.toggle(tile.id);
  } else if (layout) console.set_layout(layout);
  else if (acts[key]) acts[key]();
  else return sound_acts(console, key);
  return true;
}
