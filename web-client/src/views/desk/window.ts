// A part of a long list, so that the page stays small with hundreds of questions: around the selected one, moved on by keys
// or buttons. Pure.

export const window_most = 60;
const step = 30;

export interface Part {
  from: number;
  to: number;
}

/** Where a list of `length` is shown from: as before, or so that what is selected (-1: nothing) is in it. */
export function part_of(length: number, from: number, selected: number): Part {
  let first = Math.max(0, Math.min(from, length - window_most));
  if (selected >= 0 && (selected < first || selected >= first + window_most)) first = Math.max(0, selected - step);
  first = Math.max(0, Math.min(first, length - window_most));
  return { from: first, to: Math.min(length, first + window_most) };
}

export function moved(from: number, by: -1 | 1): number {
  return Math.max(0, from + by * step);
}
