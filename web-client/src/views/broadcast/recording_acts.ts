// The recording is begun at once; its stop waits for some seconds in which it can be taken back.
import { signal } from "@preact/signals";
import { t } from "../../i18n/i18n";
import { is_on } from "../../room/broadcast";
import type { Store } from "../../room/store";
import { reason_words } from "../questions/fate_words";
import { Grace } from "./grace";

const grace = new Grace();

/** Seconds that are left; null: no stop waits. */
export const stops_in = grace.left;
/** Why the last wish was refused; empty: it was not. */
export const refused = signal("");

function refusal(store: Store, reason: string): string {
  const { stage, you } = store.room.peek();
  const other_steers = you?.role === "producer" && stage?.steering && stage.steering.person !== you.person;
  return reason === "wrong_state" && other_steers ? t("control.not_steering") : reason_words(reason);
}

function record(store: Store, on: boolean): void {
  refused.value = "";
  store.send("broadcast.record", { on }, (outcome) => {
    if (!outcome.ok) refused.value = refusal(store, outcome.error.reason);
  });
}

/** What a broadcast that is on is recorded by; null: it is not on, or this room cannot be recorded. */
export function recording_now(store: Store) {
  const { phase, recording } = store.room.value.broadcast;
  return is_on(phase) && recording ? recording : null;
}

/** Whether there was something to begin, to stop or to keep. */
export function toggle_recording(store: Store): boolean {
  const recording = recording_now(store);
  if (!recording) return false;
  if (stops_in.peek() !== null) grace.take_back();
  else if (!recording.on) record(store, true);
  else grace.begin(() => { if (recording_now(store)?.on) record(store, false); });
  return true;
}
