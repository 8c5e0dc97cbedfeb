// What to do where the picture stops coming. Pure: told when bytes arrived, asked what helps now. hls.js has been seen
// to stop asking for parts for seconds, and a machine that slept wakes up behind everything that its playlist names.

export type Remedy = "nothing" | "ask_again" | "start_over";

const ask_again_every_ms = 3000;
const silent_least_ms = 1500;
const start_over_after_ms = 8000;
const asleep_least_ms = 5000;

export class Rescue {
  private arrived_at_ms_: number;
  private asked_at_ms_ = -Infinity;

  constructor(private readonly part_ms: number, now_ms: number) {
    this.arrived_at_ms_ = now_ms;
  }

  /** Some of what was asked for is there: a slow line is no stop. */
  arrived(now_ms: number): void {
    this.arrived_at_ms_ = now_ms;
  }

  /** `dry`: less is ahead of the playhead than is wanted. `asking`: a request for it is under way, and asking again would end it. */
  remedy(dry: boolean, asking: boolean, now_ms: number): Remedy {
    const silent_ms = now_ms - this.arrived_at_ms_;
    if (!dry || silent_ms <= Math.max(silent_least_ms, 4 * this.part_ms)) return "nothing";
    if (silent_ms > start_over_after_ms) return "start_over";
    return !asking && this.ask_again(now_ms) ? "ask_again" : "nothing";
  }

  /** Whether enough time has passed since the last asking. */
  ask_again(now_ms: number): boolean {
    if (now_ms - this.asked_at_ms_ < ask_again_every_ms) return false;
    this.asked_at_ms_ = now_ms;
    return true;
  }
}

/** Tells a machine that slept from a page that was merely given few ticks: there the picture went on. By the wall clock,
 *  since a steady one stands still while some machines sleep. */
export class SleepWatch {
  private last_ms_: number;
  private last_s_ = 0;

  constructor(wall_ms: number) {
    this.last_ms_ = wall_ms;
  }

  woke(wall_ms: number, playhead_s: number): boolean {
    const gap_ms = wall_ms - this.last_ms_;
    const played_ms = (playhead_s - this.last_s_) * 1000;
    this.last_ms_ = wall_ms;
    this.last_s_ = playhead_s;
    return gap_ms > asleep_least_ms && played_ms < gap_ms / 2;
  }
}

/** How often the same kind of fault may be mended in place before everything starts over. */
export class Mending {
  private tries_: number[] = [];

  constructor(private readonly most: number, private readonly within_ms: number) {}

  /** Which try this is, from 1; null: no more of them. */
  again(now_ms: number): number | null {
    this.tries_ = this.tries_.filter((at) => now_ms - at < this.within_ms);
    if (this.tries_.length >= this.most) return null;
    return this.tries_.push(now_ms);
  }
}
