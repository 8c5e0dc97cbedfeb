// The stretch of the programme that can be played now, for rewinding. Pure.

export interface Window {
  /** Seconds of the video element. */
  from_s: number;
  to_s: number;
  at_s: number;
  buffered: readonly { start: number; end: number }[];
  /** The date of `at_s`; null where it is not known. */
  at_ms: number | null;
}

export const skip_s = 10;
/** A rewind of less than this says nothing: there is no room to move in. */
export const least_s = 4;
/** The edge itself is not there yet. */
const edge_s = 0.3;

/** Where a jump ends: within the window. */
export function clamp(window: Window, at_s: number): number {
  return Math.min(Math.max(at_s, window.from_s), Math.max(window.from_s, window.to_s - edge_s));
}

export function date_at(window: Window, at_s: number): number | null {
  return window.at_ms === null ? null : window.at_ms + (at_s - window.at_s) * 1000;
}

/** In hundredths of the window's width. */
export function share(window: Window, at_s: number): number {
  const width = window.to_s - window.from_s;
  return width <= 0 ? 100 : Math.min(100, Math.max(0, ((at_s - window.from_s) / width) * 100));
}
