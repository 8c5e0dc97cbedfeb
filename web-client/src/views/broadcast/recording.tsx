// Whether the broadcast is being recorded, in plain words, and the button that begins and stops it.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { recording_of } from "../../room/health";
import type { Store } from "../../room/store";
import { recording_now, refused, stops_in, toggle_recording } from "./recording_acts";

const lights = { runs: "on", waits: "off", off: "off", stopped: "warn" } as const;

export function RecordingDesk({ store }: { store: Store }) {
  const state = recording_of(store.room.value, store.server_now());
  return (
    <div class="row">
      <p class={`light ${lights[state]} small`} role="status" data-testid="recording" data-state={state}>{t(`kept.recording_${state}`)}</p>
      <Toggle store={store} />
    </div>
  );
}

function Toggle({ store }: { store: Store }) {
  const recording = recording_now(store);
  if (!recording) return null;
  const stops = stops_in.value !== null;
  const words = stops ? "keep" : recording.on ? "stop" : "start";
  return (
    <>
      <button type="button" class={`button small ${stops ? "primary" : ""}`} data-testid="recording-toggle" data-does={words} onClick={() => toggle_recording(store)}>{t(`kept.recording_${words}`)}</button>
      {stops && <Stopping />}
      {refused.value !== "" && <span class="trouble small" role="alert" data-testid="recording-refused">{refused.value}</span>}
    </>
  );
}

function Stopping() {
  const words = t("kept.recording_stopping", { n: stops_in.value ?? 0 });
  // Aloud it is said once; the seconds count on in sight.
  const [said] = useState(words);
  return (
    <span class="broadcast-ending" data-testid="recording-stopping">
      <span class="visually-hidden" role="alert">{said}</span>
      <span aria-hidden="true">{words}</span>
    </span>
  );
}
