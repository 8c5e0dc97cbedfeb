// When a line is so poor that the sound alone would serve better: asked for by stalls that the largest reserve did not
// prevent. Pure.
import type { Mode } from "./modes";

const window_ms = 60_000;
const stalls_in_safe = 3;
const stalls_anywhere = 5;
const quiet_after_no_ms = 600_000;

export class PoorLink {
  private stalls_: number[] = [];
  private quiet_until_ms_ = -Infinity;

  stalled(now_ms: number): void {
    this.stalls_ = [...this.stalls_.filter((at) => now_ms - at < window_ms), now_ms];
  }

  suggests(mode: Mode, now_ms: number): boolean {
    if (now_ms < this.quiet_until_ms_) return false;
    const recent = this.stalls_.filter((at) => now_ms - at < window_ms).length;
    return recent >= (mode === "safe" || mode === "patient" ? stalls_in_safe : stalls_anywhere);
  }

  /** The viewer wants the picture all the same: not asked again for a while. */
  declined(now_ms: number): void {
    this.stalls_ = [];
    this.quiet_until_ms_ = now_ms + quiet_after_no_ms;
  }
}
