// Whether the broadcast is being recorded, in plain words.
import { t } from "../../i18n/i18n";
import { recording_of } from "../../room/health";
import type { Store } from "../../room/store";

export function RecordingSign({ store }: { store: Store }) {
  const { health, media } = store.room.value;
  const live_ms = media.state === "live" && media.started_at !== null ? store.server_now() - media.started_at : null;
  const state = health && recording_of(health, live_ms);
  if (!state) return null;
  const light = state === "runs" ? "on" : state === "stopped" ? "warn" : "off";
  return <p class={`light ${light} small`} role="status" data-testid="recording" data-state={state}>{t(`kept.recording_${state}`)}</p>;
}
