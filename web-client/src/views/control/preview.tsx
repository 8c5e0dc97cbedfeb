// What comes next, drawn as the mixer will lay it out and cut it (layout.ts), with the order of the places as a list that the
// keyboard reaches.
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { layouts } from "../../protocol/messages";
import { Icon } from "../shell/icon";
import { boxes_of, guest_of, programme_of, sign_of, type Box } from "./boxes";
import type { Console } from "./console";
import { dropped, lift, may_drop } from "./drag";
import { layout_keys } from "./keys";
import { Thumbnail } from "./sources";
import { tile_of, type Tile } from "./tiles";
import { tile_name } from "./words";

const key_of = Object.fromEntries(Object.entries(layout_keys).map(([key, layout]) => [layout, key]));

export function Preview({ console }: { console: Console }) {
  const scene = console.preview.value;
  const tiles = console.tiles.value;
  const programme = programme_of(tiles);
  const boxes = boxes_of(scene, (source) => guest_of(tile_of(tiles, source), programme), programme);
  return (
    <section class="monitor preview" aria-labelledby="preview-title" data-testid="preview" data-layout={scene.layout} data-sources={scene.sources.join(" ")}>
      <h2 id="preview-title" class="monitor-title">{t("control.preview")}: {boxes.length === 0 ? t("control.slate") : t(`control.layout_${scene.layout}`)}</h2>
      <div class="frame" style={{ "--programme": `${programme.width} / ${programme.height}` }} onDragOver={may_drop} onDrop={dropped((source) => console.drop(source, scene.sources.length))}>
        {boxes.length === 0 && <p class="frame-words">{t("control.slate_hint")}</p>}
        {/* For pointer and eye; the list below says the same. */}
        {boxes.map((box, at) => (
          <div
            key={box.source} class="box" aria-hidden="true" draggable data-testid="preview-box" data-source={box.source}
            style={style_of(box)}
            onDragStart={lift(box.source)} onDragOver={may_drop} onDrop={dropped((source) => console.drop(source, at))}
          >
            <Thumbnail tile={as_taken(tile_of(tiles, box.source))} seat={console.store.seat} />
            <span class="box-name"><bdi>{tile_name(tile_of(tiles, box.source))}</bdi></span>
          </div>
        ))}
      </div>
      <Places console={console} />
    </section>
  );
}

function style_of({ left, top, width, height, picture }: Box): Record<string, string> {
  return {
    "--left": `${left}%`, "--top": `${top}%`, "--width": `${width}%`, "--height": `${height}%`,
    "--picture-left": `${picture.left}%`, "--picture-top": `${picture.top}%`, "--picture-width": `${picture.width}%`, "--picture-height": `${picture.height}%`,
  };
}

/** What stands still is a card with its name in the programme. */
function as_taken(tile: Tile | undefined): Tile | undefined {
  return tile && tile.state !== "live" ? { ...tile, source: null } : tile;
}

function Places({ console }: { console: Console }) {
  const { sources } = console.preview.value;
  const off = !console.steers.value;
  const list = useRef<HTMLOListElement>(null);
  /** What finds the button again. */
  const pressed = useRef("");
  // A browser takes the focus from what is put elsewhere in a list; it goes along.
  useLayoutEffect(() => {
    if (pressed.current) list.current?.querySelector<HTMLElement>(pressed.current)?.focus();
    pressed.current = "";
  }, [sources.join(" ")]);
  if (sources.length === 0) return null;
  // At either end a button stays one that has the focus.
  const mover = (source: string, by: -1 | 1, at_end: boolean) => {
    const earlier = by === -1;
    const testid = earlier ? "place-earlier" : "place-later";
    const name = tile_name(tile_of(console.tiles.value, source));
    const move = () => {
      if (at_end) return;
      pressed.current = `[data-source="${source}"] [data-testid=${testid}]`;
      console.move(source, by);
    };
    return <button type="button" class="icon-button" data-testid={testid} disabled={off} aria-disabled={at_end} aria-label={t(earlier ? "control.earlier" : "control.later", { name })} onClick={move}><Icon name={earlier ? "up" : "down"} /></button>;
  };
  return (
    <ol ref={list} class="places" aria-label={t("control.places")}>
      {sources.map((source, at) => {
        const name = tile_name(tile_of(console.tiles.value, source));
        return (
          <li key={source} class="place" data-testid="place" data-source={source}>
            <span class="place-name">{at + 1}. <bdi>{name}</bdi></span>
            {sources.length > 1 && mover(source, -1, at === 0)}
            {sources.length > 1 && mover(source, 1, at === sources.length - 1)}
            <button type="button" class="icon-button" data-testid="place-out" disabled={off} aria-label={t("control.take_out", { name })} onClick={() => console.toggle(source)}><Icon name="close" /></button>
          </li>
        );
      })}
    </ol>
  );
}

export function Layouts({ console }: { console: Console }) {
  const { layout, sources } = console.preview.value;
  const off = !console.steers.value;
  return (
    <div class="layouts" role="group" aria-label={t("control.layouts")}>
      {layouts.map((each) => (
        <button key={each} type="button" class="button small" data-testid={`layout-${each}`} aria-pressed={sources.length > 0 && layout === each} aria-keyshortcuts={key_of[each]} disabled={off} onClick={() => console.set_layout(each)}>
          <LayoutSign layout={each} /> {t(`control.layout_${each}`)} <kbd aria-hidden="true">{key_of[each]}</kbd>
        </button>
      ))}
      <button type="button" class="button small" data-testid="layout-slate" aria-pressed={sources.length === 0} aria-keyshortcuts="z" disabled={off} onClick={() => console.slate()}>{t("control.slate")} <kbd aria-hidden="true">z</kbd></button>
    </div>
  );
}

function LayoutSign({ layout }: { layout: (typeof layouts)[number] }) {
  return (
    <svg class="layout-sign" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {sign_of(layout).map(({ left, top, width, height }, i) => <rect key={i} x={left} y={top} width={width} height={height} />)}
    </svg>
  );
}
