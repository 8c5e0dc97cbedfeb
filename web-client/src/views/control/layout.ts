// Where the sources of a scene lie in the programme's picture, to the pixel as the mixer lays them (media/mix/layout.cpp, which
// says why): what the preview shows is what will be taken. Pure.
import type { Layout } from "../../protocol/messages";

export interface Size {
  width: number;
  height: number;
}

export interface Rectangle extends Size {
  x: number;
  y: number;
}

/** A source as a layout sees it; of a camera alone the sides may be lost. */
export interface Guest extends Size {
  may_be_cut: boolean;
}

/** What of a source's picture is seen, and where in the programme's. */
export interface Place {
  cut: Rectangle;
  area: Rectangle;
}

/** How many sources a layout has places for. */
export const places: Record<Layout, number> = { full: 1, side_by_side: 2, picture_in_picture: 2, screen_with_speaker: 4, grid: 9 };

const even = (value: number) => 2 * Math.floor(value / 2);
const margin = ({ width }: Size) => Math.max(2, even(width / 80));
const whole = ({ width, height }: Size): Rectangle => ({ x: 0, y: 0, width: even(width), height: even(height) });

function centred({ width, height }: Size, cell: Rectangle): Rectangle {
  return { x: cell.x + even((cell.width - width) / 2), y: cell.y + even((cell.height - height) / 2), width, height };
}

/** The largest size of this aspect that fits. */
function fitted(aspect: Size, into: Size): Size {
  const cross = aspect.width * into.height;
  const other = aspect.height * into.width;
  if (cross >= other) return { width: even(into.width), height: Math.max(2, even(other / Math.max(aspect.width, 1))) };
  return { width: Math.max(2, even(cross / Math.max(aspect.height, 1))), height: even(into.height) };
}

const letterboxed = (guest: Guest, cell: Rectangle): Place => ({ cut: whole(guest), area: centred(fitted(guest, cell), cell) });
const unscaled = (guest: Guest, cell: Rectangle): Place => ({ cut: whole(guest), area: centred(whole(guest), cell) });

/** A camera fills its place with its middle. */
function put(guest: Guest, cell: Rectangle): Place {
  return guest.may_be_cut ? { cut: centred(fitted(cell, whole(guest)), whole(guest)), area: cell } : letterboxed(guest, cell);
}

const fits = (size: Size, into: Size) => size.width <= into.width && size.height <= into.height;

/** Cells of 4:3. */
function side_by_side(programme: Size): Rectangle[] {
  const gap = margin(programme);
  const width = even((programme.width - 3 * gap) / 2);
  const height = Math.min(even((width * 3) / 4), even(programme.height - 2 * gap));
  const y = even((programme.height - height) / 2);
  return [{ x: gap, y, width, height }, { x: 2 * gap + width, y, width, height }];
}

function picture_in_picture(programme: Size, [first, second]: Guest[]): Place[] {
  const gap = 2 * margin(programme);
  const [width, height] = [even(programme.width / 4), even(programme.height / 4)];
  const corner = { x: programme.width - gap - width, y: programme.height - gap - height, width, height };
  return [...(first ? [letterboxed(first, whole(programme))] : []), ...(second ? [put(second, corner)] : [])];
}

/** Rows of the same length, the last one in the middle where it is shorter. */
function grid(programme: Size, n: number): Rectangle[] {
  const columns = n <= 4 ? 2 : 3;
  const rows = Math.ceil(n / columns);
  const gap = margin(programme);
  const { width, height } = fitted(programme, {
    width: even((programme.width - (columns + 1) * gap) / columns), height: even((programme.height - (rows + 1) * gap) / rows),
  });
  const top = even((programme.height - rows * height - (rows - 1) * gap) / 2);
  return Array.from({ length: n }, (_, i) => {
    const row = Math.floor(i / columns);
    const in_row = Math.min(columns, n - row * columns);
    const left = even((programme.width - in_row * width - (in_row - 1) * gap) / 2);
    return { x: left + (i % columns) * (width + gap), y: top + row * (height + gap), width, height };
  });
}

/** Cells of 4:3 below each other on the right. */
function column(programme: Size, cells: number, width: number): Rectangle[] {
  const gap = margin(programme);
  const height = Math.min(even((width * 3) / 4), even((programme.height - 4 * gap) / 3));
  return Array.from({ length: cells }, (_, i) => ({ x: programme.width - gap - width, y: gap + i * (height + gap), width, height }));
}

/** Speakers beside the screen or, where it needs all of the picture to stay unscaled, above it at the lower right. */
function screen_with_speaker(programme: Size, screen: Guest, speakers: readonly Guest[]): Place[] {
  const gap = margin(programme);
  const beside = column(programme, speakers.length, even(programme.width / 5));
  const cell = { x: gap, y: gap, width: programme.width - even(programme.width / 5) - 3 * gap, height: programme.height - 2 * gap };
  const with_speakers = (first: Place, cells: readonly Rectangle[]) => [first, ...speakers.map((guest, i) => put(guest, cells[i] ?? cell))];
  if (fits(screen, cell)) return with_speakers(unscaled(screen, cell), beside);
  if (screen.may_be_cut || !fits(screen, programme)) return with_speakers(letterboxed(screen, cell), beside);
  const above = column(programme, speakers.length, even(programme.width / 6));
  const last = above.at(-1) ?? cell;
  const down = even(programme.height - gap - last.y - last.height);
  return with_speakers(unscaled(screen, whole(programme)), above.map((each) => ({ ...each, y: each.y + down })));
}

/** From the bottom to the top. */
export function arrange(layout: Layout, programme: Size, all: readonly Guest[]): Place[] {
  const guests = all.slice(0, places[layout]);
  const [first, ...others] = guests;
  if (!first) return [];
  if (others.length === 0) return [letterboxed(first, whole(programme))];
  if (layout === "picture_in_picture") return picture_in_picture(programme, guests);
  if (layout === "screen_with_speaker") return screen_with_speaker(programme, first, others);
  const cells = layout === "side_by_side" ? side_by_side(programme) : grid(programme, guests.length);
  return guests.map((guest, i) => put(guest, cells[i] ?? whole(programme)));
}
