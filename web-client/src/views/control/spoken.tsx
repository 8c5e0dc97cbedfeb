// What a producer is told who does not see the monitors: at once, what came of a key or a take; paced with all other news, who of
// those on the programme falls out, who comes backstage, and what is said there while another panel is open. Levels are for the
// eye: nobody could listen to them.
import { useEffect, useRef, useState } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import type { Scene } from "../../protocol/messages";
import type { Room } from "../../room/room";
import { keep_focus } from "../shell/focus_fallback";
import { announce_aloud, say } from "../shell/live_region";
import type { Console } from "./console";
import { side_tab } from "./side";
import { tile_of, type Tile } from "./tiles";
import { tile_name } from "./words";

/** Each as it would be told. */
export interface Sight {
  programme: string;
  preview: string;
  selected: string;
  /** Of the selected source. */
  sound: string;
}

function scene_words(title: string, { layout, sources }: Scene, tiles: readonly Tile[]): string {
  if (sources.length === 0) return `${title}: ${t("control.slate")}`;
  return `${title}: ${[t(`control.layout_${layout}`), ...sources.map((id) => tile_name(tile_of(tiles, id)))].join(", ")}`;
}

export function sight_of(console: Console): Sight | null {
  const { stage } = console.store.room.value;
  if (!stage) return null;
  const tiles = console.tiles.value;
  const id = console.selected.value;
  const name = tile_name(tile_of(tiles, id));
  const { gain, muted, heard } = console.sound(id);
  const sound = [name, muted ? t("control.muted") : t("control.db", { db: format_number(gain / 100, 1) }), heard === "always" && t("control.always")];
  return {
    programme: scene_words(t("control.programme"), stage.scene, tiles), preview: scene_words(t("control.preview"), console.preview.value, tiles),
    selected: name, sound: sound.filter(Boolean).join(", "),
  };
}

/** The most important of what changed: a take changes the preview too, and a key that puts a source there selects it. */
export function told(before: Sight, now: Sight): string {
  const changed = (["programme", "preview", "selected", "sound"] as const).find((each) => before[each] !== now[each]);
  return changed ? now[changed] : "";
}

/** Who of the programme, and who of those with a panelist's seat, is there or not. */
export function presence_of({ stage, backstage }: Pick<Room, "stage" | "backstage">, tiles: readonly Tile[]): Map<string, string> {
  const list = new Map<string, string>();
  for (const id of stage?.scene.sources ?? []) {
    const tile = tile_of(tiles, id);
    if (tile && tile.kind !== "file") list.set(id, `${tile_name(tile)}: ${t(`control.state_${tile.state}`)}`);
  }
  for (const { person, name, here } of backstage) list.set(person, `${name || t("stage.nameless")}: ${t(here ? "control.here" : "control.not_here")}`);
  return list;
}

/** A slider tells its value itself. */
const on_slider = () => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "range";

/** The conversation says it itself where it is open. */
function useNotes({ stage, you }: Room): void {
  const last = stage?.notes.at(-1);
  const heard = useRef<number | null>(null);
  useEffect(() => {
    const known = heard.current;
    heard.current = stage ? last?.number ?? 0 : null;
    if (!last || known === null || last.number <= known || last.person === you?.person || side_tab.peek() === "conversation") return;
    say(t("stage.told", { name: last.by, text: last.text }));
  }, [stage === null, last?.number]);
}

export function Spoken({ console }: { console: Console }) {
  const [words, set_words] = useState("");
  const before = useRef<Sight | null>(null);
  const there = useRef<Map<string, string> | null>(null);
  const room = console.store.room.value;
  const sight = sight_of(console);
  const presence = room.joined && sight ? presence_of(room, console.tiles.value) : null;
  useNotes(room);
  useEffect(() => keep_focus(document.body), []);
  useEffect(() => {
    if (sight && before.current && announce_aloud.peek()) {
      const news = told(before.current, sight);
      if (news && !(news === sight.sound && on_slider())) set_words(news);
    }
    before.current = sight;
  }, [sight?.programme, sight?.preview, sight?.selected, sight?.sound]);
  useEffect(() => {
    for (const [id, news] of presence ?? []) {
      const known = there.current?.get(id);
      if (known !== undefined && known !== news) say(news);
    }
    there.current = presence;
  }, [[...(presence?.values() ?? [])].join("\n")]);
  return <p class="visually-hidden" role="status" data-testid="spoken">{words}</p>;
}
