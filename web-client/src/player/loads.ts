// What was loaded for the picture and the sound: bytes, requests, failures, and what that comes to in an hour. Pure.

const window_ms = 60_000;
const window_least_ms = 10_000;

/** Megabytes (10^6 bytes) in an hour at so many bits a second. */
export function megabytes_per_hour(bits_per_second: number): number {
  return (bits_per_second * 3600) / 8 / 1e6;
}

export class Loads {
  bytes = 0;
  requests = 0;
  failed = 0;
  private readonly since_ms_: number;
  private recent_: { at_ms: number; bytes: number }[] = [];

  constructor(now_ms: number) {
    this.since_ms_ = now_ms;
  }

  loaded(bytes: number, now_ms: number): void {
    this.bytes += bytes;
    this.requests++;
    this.recent_.push({ at_ms: now_ms, bytes });
    while (now_ms - (this.recent_[0]?.at_ms ?? now_ms) > window_ms) this.recent_.shift();
  }

  refused(): void {
    this.requests++;
    this.failed++;
  }

  /** By what came in the last minute; null while there is too little to tell. */
  megabytes_per_hour(now_ms: number): number | null {
    const span_ms = Math.min(window_ms, now_ms - this.since_ms_);
    if (span_ms < window_least_ms) return null;
    const bytes = this.recent_.reduce((sum, each) => sum + (now_ms - each.at_ms <= window_ms ? each.bytes : 0), 0);
    return megabytes_per_hour((bytes * 8 * 1000) / span_ms);
  }
}
