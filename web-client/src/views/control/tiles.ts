// The sources as the producer has them before the eyes: the floor, the hall's further feeds, then everybody with a panelist's seat in
// an order that stays, whether they publish or not; a screen while it is shared or in a scene. Pure.
import type { Source, SourceKind } from "../../protocol/messages";
import type { Room } from "../../room/room";

export interface Tile {
  id: string;
  kind: SourceKind;
  name: string;
  person: string | null;
  /** absent: on its card there is the name. */
  state: Source["state"] | "absent";
  /** What comes in of it; null: nothing. */
  source: Source | null;
}

export const floor = "floor";

export const tile_of = (tiles: readonly Tile[], id: string): Tile | undefined => tiles.find((each) => each.id === id);

export function tiles_of({ sources, backstage, stage }: Pick<Room, "sources" | "backstage" | "stage">): Tile[] {
  const coming = new Map(sources.map((each) => [each.id, each]));
  const wanted = new Set([...(stage?.scene.sources ?? []), ...(stage?.prepared?.sources ?? [])]);
  const tile = (id: string, kind: SourceKind, name: string, person: string | null): Tile => {
    const source = coming.get(id) ?? null;
    coming.delete(id);
    return { id, kind, name: name || source?.name || "", person, state: source?.state ?? "absent", source };
  };
  const list = [tile(floor, "floor", "", null)];
  const halls = sources.filter(({ kind }) => kind === "hall").sort((a, b) => a.name.localeCompare(b.name));
  for (const { id, name } of halls) list.push(tile(id, "hall", name, null));
  for (const { person, name, camera, screen } of backstage) {
    list.push(tile(camera, "camera", name, person));
    if (coming.has(screen) || wanted.has(screen)) list.push(tile(screen, "screen", name, person));
  }
  // Files, and somebody whose seat is not told, but who is there.
  const rest = [...coming.values()].sort((a, b) => a.name.localeCompare(b.name));
  for (const { id, kind, name, person } of rest) list.push(tile(id, kind, name, person));
  return list;
}

/** The picture's address for this seat. */
export function picture_of(source: Source | null, seat: string): string | null {
  if (!source?.picture) return null;
  const path = source.picture;
  return /[?&]seat=/.test(path) ? path : `${path}${path.includes("?") ? "&" : "?"}seat=${encodeURIComponent(seat)}`;
}
