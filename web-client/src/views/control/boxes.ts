// Where the sources of a scene lie in the picture, in percent of it: the rules of the mixer (media/mix/layout.cpp) as far as they
// do not depend on the sources' own sizes. Pure.
import type { Layout, Scene } from "../../protocol/messages";

export interface Box {
  source: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How many sources a layout has places for. */
export const places: Record<Layout, number> = { full: 1, side_by_side: 2, picture_in_picture: 2, screen_with_speaker: 4, grid: 9 };

type Place = Omit<Box, "source">;

/** Around whatever does not fill the picture; of its height it is more, the picture being 16:9. */
const gap = 100 / 80;
const gap_high = gap * (16 / 9);
const whole: Place = { left: 0, top: 0, width: 100, height: 100 };

export function boxes_of({ layout, sources }: Scene): Box[] {
  const shown = sources.slice(0, places[layout]);
  const list = shown.length === 1 ? [whole] : arranged(layout, shown.length);
  return shown.map((source, i) => ({ source, ...(list[i] ?? whole) }));
}

function arranged(layout: Layout, n: number): Place[] {
  if (layout === "side_by_side") return side_by_side();
  if (layout === "picture_in_picture") return [whole, { left: 75 - 2 * gap, top: 75 - 2 * gap_high, width: 25, height: 25 }];
  return layout === "screen_with_speaker" ? screen_with_speaker(n) : grid(n);
}

/** Cells of 4:3. */
function side_by_side(): Place[] {
  const width = (100 - 3 * gap) / 2;
  const height = (width * (16 / 9) * 3) / 4;
  const top = (100 - height) / 2;
  return [{ left: gap, top, width, height }, { left: 2 * gap + width, top, width, height }];
}

function screen_with_speaker(n: number): Place[] {
  const width = 20;
  const height = Math.min((width * (16 / 9) * 3) / 4, (100 - 4 * gap_high) / 3);
  const left = 100 - gap - width;
  const speakers = Array.from({ length: n - 1 }, (_, i) => ({ left, top: gap_high + i * (height + gap_high), width, height }));
  return [{ left: gap, top: gap_high, width: left - 2 * gap, height: 100 - 2 * gap_high }, ...speakers];
}

/** Rows of the same length, the last one in the middle where it is shorter. */
function grid(n: number): Place[] {
  const columns = n <= 4 ? 2 : 3;
  const rows = Math.ceil(n / columns);
  const size = Math.min((100 - (columns + 1) * gap) / columns, (100 - (rows + 1) * gap_high) / rows);
  const top = (100 - rows * size - (rows - 1) * gap_high) / 2;
  return Array.from({ length: n }, (_, i) => {
    const row = Math.floor(i / columns);
    const in_row = Math.min(columns, n - row * columns);
    const left = (100 - in_row * size - (in_row - 1) * gap) / 2;
    return { left: left + (i % columns) * (size + gap), top: top + row * (size + gap_high), width: size, height: size };
  });
}
