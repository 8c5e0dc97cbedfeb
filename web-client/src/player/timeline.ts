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
/** A window longer than this is moved through by the steps of `key_place`, a shorter one by the browser's. */
const long_s = 120;
const hours_s = 1800;
/** The edge itself is not there yet. */
const edge_s = 0.3;

/** Where a jump ends: within the window. */
export function clamp(window: Window, at_s: number): number {
  return Math.min(Math.max(at_s, window.from_s), Math.max(window.from_s, window.to_s - edge_s));
}

/** Where a key on the time line leads in a long window; null: the key keeps its meaning. */
export function key_place(window: Window, key: string): number | "live" | null {
  const { from_s, to_s, at_s } = window;
  if (to_s - from_s <= long_s) return null;
  const page_s = to_s - from_s > hours_s ? 300 : 60;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -skip_s, ArrowDown: -skip_s, ArrowRight: skip_s, ArrowUp: skip_s, PageDown: -page_s, PageUp: page_s, Home: from_s - at_s, End: to_s - at_s,
  };
  const step = steps[key];
  if (step === undefined) return null;
  return step > 0 && at_s + step >= to_s ? "live" : clamp(window, at_s + step);
}

/** Whether the place where the window begins is worth a label of its own. */
export function is_long(window: Window): boolean {
  return window.to_s - window.from_s > long_s;
}

export function date_at(window: Window, at_s: number): number | null {
  return window.at_ms === null ? null : window.at_ms + (at_s - window.at_s) * 1000;
}

/** In hundredths of the window's width. */
export function share(window: Window, at_s: number): number {
  const width = window.to_s - window.from_s;
  return width <= 0 ? 100 : Math.min(100, Math.max(0, ((at_s - window.from_s) / width) * 100));
}
