// What the check of the devices found, as the producer is told it: in signs and figures, whatever language either of them reads.

export interface Found {
  camera: { width: number; height: number; fps: number } | null;
  microphone: { heard_db: number; is_heard: boolean } | null;
  speaker: boolean;
  screen: boolean;
}

const mark = (works: boolean) => (works ? "✓" : "✗");

export function report_of({ camera, microphone, speaker, screen }: Found): string {
  const picture = camera ? ` ${camera.width}×${camera.height}, ${camera.fps}/s` : "";
  const sound = microphone ? ` ${Math.round(microphone.heard_db)} dB` : "";
  return [`📷 ${mark(camera !== null)}${picture}`, `🎤 ${mark(microphone?.is_heard ?? false)}${sound}`, `🔊 ${mark(speaker)}`, `🖥 ${mark(screen)}`].join(" · ");
}
