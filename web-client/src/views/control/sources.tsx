// All sources as moving thumbnails, each with its level, its state and whether it is in the preview or on the programme.
import { useEffect, useState } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import { kept_words } from "../../i18n/kept";
import { silence, type Source } from "../../protocol/messages";
import { useLater, with_words } from "../shell/later";
import { LevelBar } from "../stage/level";
import type { Console } from "./console";
import { lift } from "./drag";
import { picture_of, type Tile } from "./tiles";
import { tile_name } from "./words";

const keys_max = 9;

export function Sources({ console }: { console: Console }) {
  const seen = useSeen();
  return (
    <section class="sources" aria-labelledby="sources-title">
      <h2 id="sources-title" class="visually-hidden">{t("control.sources")}</h2>
      <ul class="source-list">
        {console.tiles.value.map((tile, i) => <SourceTile key={tile.id} console={console} tile={tile} at={i} seen={seen} />)}
      </ul>
    </section>
  );
}

/** Nobody looks at a hidden page: it asks for no pictures. */
function useSeen(): boolean {
  const [seen, set_seen] = useState(!document.hidden);
  useEffect(() => {
    const look = () => set_seen(!document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return seen;
}

function SourceTile({ console, tile, at, seen }: { console: Console; tile: Tile; at: number; seen: boolean }) {
  const { stage } = console.store.room.value;
  const live = stage?.scene.sources.includes(tile.id) ?? false;
  const in_preview = console.preview.value.sources.includes(tile.id);
  const called = tile.person !== null && (stage?.next.includes(tile.person) ?? false);
  const { muted } = console.sound(tile.id);
  const words = [tile.kind !== "file" && t(`control.state_${tile.state}`), live && t("control.on_programme"), in_preview && t("control.in_preview"), called && t("control.called"), muted && t("control.muted")].filter(Boolean).join(", ");
  return (
    <li class="source" data-testid="source" data-source={tile.id} data-state={tile.state} data-live={live} data-in-preview={in_preview} data-selected={console.selected.value === tile.id}>
      <button
        type="button" class="source-button" draggable aria-pressed={in_preview} aria-current={console.selected.value === tile.id} aria-keyshortcuts={at < keys_max ? String(at + 1) : undefined} disabled={!console.steers.value}
        onDragStart={lift(tile.id)} onClick={() => { console.selected.value = tile.id; console.toggle(tile.id); }}
      >
        <Thumbnail tile={tile} seat={console.store.seat} seen={seen} />
        <span class="source-name">{at < keys_max && <kbd aria-hidden="true">{at + 1}</kbd>} <bdi>{tile_name(tile)}</bdi></span>
        <span class="source-state">{words}</span>
      </button>
      <LevelBar db={(tile.source?.peak ?? silence) / 100} label={t("control.level_of", { name: tile_name(tile) })} />
      <Figures source={tile.source} />
      {tile.kind === "file" && <Playing console={console} tile={tile} />}
    </li>
  );
}

function Playing({ console, tile }: { console: Console; tile: Tile }) {
  const part = useLater(() => with_words(kept_words, import("./file_acts")));
  return part && <part.FileActs console={console} tile={tile} />;
}

export function Thumbnail({ tile, seat, seen = true }: { tile: Tile | undefined; seat: string; seen?: boolean }) {
  const newest = tile ? picture_of(tile.source, seat) : null;
  const [shown, set_shown] = useState(newest);
  useEffect(() => {
    if (seen) set_shown(newest);
  }, [newest, seen]);
  if (!shown) return <span class="thumbnail name-only"><bdi>{tile_name(tile)}</bdi></span>;
  return <img class="thumbnail" src={shown} alt="" draggable={false} />;
}

function Figures({ source }: { source: Source | null }) {
  if (!source || source.kind === "floor" || !source.kbit) return null;
  const lost = (source.lost ?? 0) / 100;
  return (
    <p class={`source-figures ${lost >= 5 ? "bad" : ""}`}>
      {t("control.figures", { lines: format_number(source.height ?? 0), fps: format_number(source.fps ?? 0), kbit: format_number(source.kbit) })}
      {lost > 0 && ` · ${t("control.lost", { percent: format_number(lost, 1) })}`}
    </p>
  );
}
