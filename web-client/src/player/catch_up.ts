// The player's own catch-up: from how much lies buffered ahead to how fast to play. Pure; called a few times a second.
// Also decides how much reserve this viewer's line needs, by stalls and load times, and gives it back after a quiet time.

import { modes, type Mode, type ModeChoice } from "./modes";

/** Seconds kept ahead of the playhead: of low and default a little over two parts of 0.2 s and 0.333 s. */
export const targets: Record<Mode, number> = { low: 0.45, default: 0.72, safe: 2, patient: 6 };

const smoothing_s = 0.7;
/** Within it the rate is 1. What comes in whole segments moves up and down by as much. */
const dead_bands_s: Record<Mode, number> = { low: 0.06, default: 0.06, safe: 0.06, patient: 2.5 };
/** After a stall a patient player stands until so much is there: a line that is hardly fast enough would stall again at once. */
const filled_s = 4;
const fastest = 1.2;
const slowest = 0.92;
/** This far beyond the target a jump is kinder than a long time of fast speech. */
const jump_from_s = 4;
const stalls_window_ms = 30_000;
const stalls_to_move = 2;
const quiet_to_return_ms = 120_000;
const quiet_longest_ms = 1_800_000;
/** Load time of one part from which a mode is too tight. */
const slow_load_ms: Record<Mode, number> = { low: 250, default: 700, safe: 1500, patient: Infinity };

export type Step = { kind: "rate"; rate: number } | { kind: "jump"; to_ahead_s: number };

export class CatchUp {
  private mode_: Mode;
  private readonly floor_: number;
  /** Left to itself it begins here. */
  private readonly start_: Mode;
  private smooth_: number | null = null;
  private last_ms_ = 0;
  private stalls_: number[] = [];
  private trouble_at_ms_ = 0;
  private load_ms_: number | null = null;
  private fixed_ = false;
  private filling_ = false;
  private quiet_ms_ = quiet_to_return_ms;
  private returned_ = false;

  /** `start` as the room has it; a line that is known to be poor begins with the largest reserve. */
  constructor(start: string, now_ms: number, poor = false) {
    const of_room = modes.find((mode) => mode === start) ?? "default";
    this.floor_ = modes.indexOf(of_room);
    this.start_ = this.mode_ = poor ? "patient" : of_room;
    this.trouble_at_ms_ = now_ms;
  }

  get mode(): Mode {
    return this.mode_;
  }

  /** A chosen reserve stays whatever happens; left to itself it begins again as the room has it, or the line needs it. */
  choose(choice: ModeChoice, now_ms: number): void {
    this.fixed_ = choice !== "auto";
    this.mode_ = choice === "auto" ? this.start_ : choice;
    this.trouble_at_ms_ = now_ms;
    this.stalls_ = [];
    this.filling_ = false;
  }

  get target_s(): number {
    return targets[this.mode_];
  }

  step(ahead_s: number, now_ms: number): Step {
    if (ahead_s > this.target_s + jump_from_s) {
      this.restart();
      return { kind: "jump", to_ahead_s: this.target_s };
    }
    const passed_s = Math.min(1, (now_ms - this.last_ms_) / 1000);
    const weight = this.smooth_ === null ? 1 : 1 - Math.exp(-passed_s / smoothing_s);
    this.smooth_ = (this.smooth_ ?? ahead_s) + weight * (ahead_s - (this.smooth_ ?? ahead_s));
    this.last_ms_ = now_ms;
    if (this.filling_ && ahead_s < filled_s) return { kind: "rate", rate: 0 };
    this.filling_ = false;
    return { kind: "rate", rate: rate_for(this.smooth_ - this.target_s, dead_bands_s[this.mode_]) };
  }

  /** After a seek or a stall the old average says nothing. */
  restart(): void {
    this.smooth_ = null;
  }

  stalled(now_ms: number): void {
    this.restart();
    this.stalls_ = [...this.stalls_.filter((at) => now_ms - at < stalls_window_ms), now_ms];
    if (this.stalls_.length >= stalls_to_move) this.move(1, now_ms);
    else this.trouble_at_ms_ = now_ms;
    this.filling_ = this.mode_ === "patient";
  }

  loaded(took_ms: number, now_ms: number): void {
    this.load_ms_ = this.load_ms_ === null ? took_ms : this.load_ms_ * 0.9 + took_ms * 0.1;
    if (this.load_ms_ > slow_load_ms[this.mode_]) this.move(1, now_ms);
  }

  /** True where a quiet time has just given the reserve back. */
  settle(now_ms: number): boolean {
    const index = modes.indexOf(this.mode_);
    if (this.fixed_ || index <= this.floor_ || now_ms - this.trouble_at_ms_ < this.quiet_ms_) return false;
    const below = modes[index - 1] ?? "default";
    if (this.load_ms_ !== null && this.load_ms_ > slow_load_ms[below]) return false;
    this.move(-1, now_ms);
    this.returned_ = true;
    return true;
  }

  private move(by: number, now_ms: number): void {
    this.trouble_at_ms_ = now_ms;
    this.stalls_ = [];
    if (this.fixed_) return;
    // A return that did not last is not tried again so soon.
    if (by > 0 && this.returned_) this.quiet_ms_ = Math.min(quiet_longest_ms, this.quiet_ms_ * 2);
    if (by > 0) this.returned_ = false;
    this.mode_ = modes[Math.min(modes.length - 1, modes.indexOf(this.mode_) + by)] ?? this.mode_;
  }
}

/** In steps of 0.01, so that the browser's time stretcher is not set anew all the time. */
function rate_for(error_s: number, dead_band_s: number): number {
  if (Math.abs(error_s) <= dead_band_s) return 1;
  // From the end of a wide band on, so that the speed does not leap where the band ends.
  const beyond_s = dead_band_s > 1 ? error_s - Math.sign(error_s) * dead_band_s : error_s;
  const wanted = 1 + beyond_s * (error_s > 0 ? 0.25 : 0.2);
  return Math.round(Math.min(fastest, Math.max(slowest, wanted)) * 100) / 100;
}
