// What lies in the video element's buffer, as plain numbers. Pure: seconds of the element's own time line.

export interface Span {
  start: number;
  end: number;
}

/** Two spans so near each other play as one. */
const touching_s = 0.1;
const hole_most_s = 3;

export function spans_of(ranges: TimeRanges): Span[] {
  return Array.from({ length: ranges.length }, (_, i) => ({ start: ranges.start(i), end: ranges.end(i) }));
}

/** The span in which the playhead is; null where it is in none. */
export function span_at(spans: readonly Span[], at_s: number): Span | null {
  return spans.find(({ start, end }) => start <= at_s + touching_s && end >= at_s) ?? null;
}

/** How much can be played from here without another byte. */
export function ahead_of(spans: readonly Span[], at_s: number): number {
  return Math.max(0, (span_at(spans, at_s)?.end ?? at_s) - at_s);
}

/** Where the picture goes on behind a hole that begins here; null: there is none, or it is so wide that it is worth waiting. */
export function after_hole(spans: readonly Span[], at_s: number): number | null {
  if (ahead_of(spans, at_s) >= touching_s) return null;
  const next = spans.find(({ start }) => start > at_s && start - at_s < hole_most_s);
  return next ? next.start : null;
}
