// What the player asks of whatever plays: hls.js under our rules (engine.ts) or the browser itself (native.ts). Owned by the
// player, ended by destroy(). Times named _s are seconds of the video element, times named _ms are dates or lengths.
import type { Mode, ModeChoice } from "./modes";
import type { Quality, QualityChoice } from "./levels";
import type { Window } from "./timeline";

export interface Figures {
  delay_ms: number | null;
  ahead_ms: number;
  rate: number;
  mode: Mode;
  stalls: number;
  /** Lines of the picture; 0 without one. */
  height: number;
  frames: number;
  dropped: number;
  loaded_bytes: number;
  mb_per_hour: number | null;
  requests: number;
  failed: number;
}

export const no_figures: Figures = {
  delay_ms: null, ahead_ms: 0, rate: 1, mode: "default", stalls: 0, height: 0, frames: 0, dropped: 0, loaded_bytes: 0,
  mb_per_hour: null, requests: 0, failed: 0,
};

export interface WayEvents {
  figures(figures: Figures): void;
  qualities(list: Quality[]): void;
  state(state: "playing" | "stalled" | "error" | "ended"): void;
  moved(direction: "safer" | "faster"): void;
  /** The place where the viewer was is gone: the picture is at the live edge again. */
  at_live(): void;
  /** The server refused the media: perhaps the login has ended. */
  denied(): void;
  server_now(): number;
}

export interface Source {
  playlist: string;
  profile: string;
  part_ms: number;
  sound_only: boolean;
  quality: QualityChoice;
  mode: ModeChoice;
  /** Where an address leads now; without it, where it says. */
  at?: (address: string) => string;
}

export interface Way {
  /** Played by the browser itself. */
  readonly native: boolean;
  /** Whether it keeps to the live edge. */
  following: boolean;
  /** The date of what is shown, in ms since 1970; null before it is known. */
  playing_ms(): number | null;
  /** What can be played; null before that is known. */
  window(): Window | null;
  seek(at_s: number): void;
  go_live(): void;
  set_quality(choice: QualityChoice): void;
  set_mode(choice: ModeChoice): void;
  /** The network is back: do not wait for the back-off. */
  wake(): void;
  destroy(): void;
}
