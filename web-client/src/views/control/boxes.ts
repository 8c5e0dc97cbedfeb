// The sources of a scene as boxes in the preview, in percent of it, and where in each box its thumbnail lies so that what is cut
// off is what the mixer will cut off. Pure.
import type { Layout, Scene } from "../../protocol/messages";
import { arrange, places, type Guest, type Rectangle, type Size } from "./layout";
import { floor, tile_of, type Tile } from "./tiles";

export interface Share {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Box extends Share {
  source: string;
  /** The whole thumbnail, in percent of the box: more than all of it where something is cut off. */
  picture: Share;
}

/** Until the server has said what the programme's is. */
const usual: Size = { width: 1280, height: 720 };
/** In a thumbnail a picture of another shape has bars (media/program/previews.hpp). */
const thumbnail: Size = { width: 160, height: 90 };

/** The floor comes in the programme's size. */
export function programme_of(tiles: readonly Tile[]): Size {
  const { width = 0, height = 0 } = tile_of(tiles, floor)?.source ?? {};
  return width > 0 && height > 0 ? { width, height } : usual;
}

/** What sends no picture is a card with its name, as large as the programme and never cut. */
export function guest_of(tile: Tile | undefined, programme: Size): Guest {
  const { width = 0, height = 0 } = tile?.source ?? {};
  if (tile?.state !== "live" || width === 0 || height === 0) return { ...programme, may_be_cut: false };
  return { width, height, may_be_cut: tile.kind === "camera" };
}

function share(of: Rectangle, whole: Size): Share {
  return { left: (100 * of.x) / whole.width, top: (100 * of.y) / whole.height, width: (100 * of.width) / whole.width, height: (100 * of.height) / whole.height };
}

function picture_in(cut: Rectangle, guest: Guest): Share {
  const [shown] = arrange("full", thumbnail, [guest]);
  if (!shown) return { left: 0, top: 0, width: 100, height: 100 };
  const { area, cut: all } = shown;
  const [across, down] = [area.width / all.width, area.height / all.height];
  const [width, height] = [cut.width * across, cut.height * down];
  return {
    left: (100 * (0 - area.x - cut.x * across)) / width, top: (100 * (0 - area.y - cut.y * down)) / height,
    width: (100 * thumbnail.width) / width, height: (100 * thumbnail.height) / height,
  };
}

export function boxes_of({ layout, sources }: Scene, guest: (source: string) => Guest, programme: Size = usual): Box[] {
  const guests = sources.slice(0, places[layout]).map((source) => ({ ...guest(source), source }));
  return arrange(layout, programme, guests).flatMap(({ area, cut }, i) => {
    const each = guests[i];
    return each ? [{ source: each.source, ...share(area, programme), picture: picture_in(cut, each) }] : [];
  });
}

/** The places of a layout as its sign: of cameras, which fill them. */
export function sign_of(layout: Layout): Share[] {
  const large = { width: 1920, height: 1080, may_be_cut: true };
  return boxes_of({ layout, sources: Array.from({ length: Math.min(places[layout], 4) }, (_, i) => String(i)) }, () => large);
}
