// How loud a track is, twenty times a second, in dB below full scale. It listens and plays nothing.
import { signal, type ReadonlySignal } from "@preact/signals";

export const floor_db = -60;
const every_ms = 50;
/** A peak falls slowly, so that an eye can follow it. */
const fall_db = 1.5;

/** The peak of samples between -1 and 1. */
export function peak_db(samples: Float32Array): number {
  let peak = 0;
  for (const each of samples) peak = Math.max(peak, Math.abs(each));
  return peak > 0 ? Math.max(floor_db, 20 * Math.log10(peak)) : floor_db;
}

export class Meter {
  private readonly level_ = signal(floor_db);
  /** The loudest so far: whether a microphone hears anything at all. */
  private readonly heard_ = signal(floor_db);
  private context_: AudioContext | null = null;
  private timer_: ReturnType<typeof setInterval> | undefined;

  get level(): ReadonlySignal<number> {
    return this.level_;
  }

  get heard(): ReadonlySignal<number> {
    return this.heard_;
  }

  follow(track: MediaStreamTrack | null): void {
    this.stop();
    if (!track || typeof AudioContext === "undefined") return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.context_ = context;
    this.timer_ = setInterval(() => {
      // A context that began without a click sleeps until there was one.
      if (context.state === "suspended") void context.resume().catch(() => undefined);
      analyser.getFloatTimeDomainData(samples);
      const now = peak_db(samples);
      this.level_.value = Math.max(now, this.level_.peek() - fall_db, floor_db);
      if (now > this.heard_.peek()) this.heard_.value = now;
    }, every_ms);
  }

  stop(): void {
    clearInterval(this.timer_);
    void this.context_?.close().catch(() => undefined);
    this.context_ = null;
    this.level_.value = floor_db;
  }
}
