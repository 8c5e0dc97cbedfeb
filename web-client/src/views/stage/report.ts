// What the check of a panelist's devices found, as the producer reads it: in signs and figures, whatever language.
import type { DeviceCheck } from "../../protocol/messages";
import { voice_db } from "./level";

const mark = (works: boolean) => (works ? "✓" : "✗");

export function report_of({ camera, microphone, speaker, screen }: Omit<DeviceCheck, "person" | "at">): string {
  const picture = camera ? ` ${camera.width}×${camera.height}, ${camera.fps}/s` : "";
  const db = microphone === null ? null : microphone / 100;
  const sound = db === null ? "" : ` ${Math.round(db)} dB`;
  return [`📷 ${mark(camera !== null)}${picture}`, `🎤 ${mark(db !== null && db > voice_db)}${sound}`, `🔊 ${mark(speaker)}`, `🖥 ${mark(screen)}`].join(" · ");
}
