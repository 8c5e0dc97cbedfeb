// The time line: where the viewer is within what can be played, how far that is behind, and the way to another place. Times
// are those of the reader's clock.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Player } from "../../player/player";
import { thumbnail_at } from "../../player/thumbnails";
import { date_at, is_long, key_place, least_s, share, skip_s, type Window } from "../../player/timeline";
import { span_at } from "../../player/buffer";
import { IconButton } from "./icon_button";
import { useLook } from "./look";
import { ThumbnailView } from "./thumbnail";
import { behind_words, clock_words } from "./times";
import { useThumbnails } from "./use_thumbnails";

/** Who drags over hours passes thousands of places: only where they stay for so long is loaded. */
const settled_ms = 150;

interface Props {
  player: Player;
  started_at: number | null;
}

export function Timeline({ player, started_at }: Props) {
  void player.figures.value;
  const window = player.window();
  if (!window || window.to_s - window.from_s < least_s) return null;
  return (
    <div class="timeline" data-testid="timeline">
      <IconButton icon="back" name={t("player.back", { seconds: skip_s })} act={() => player.skip(-skip_s)} testid="skip-back" />
      <Bar player={player} window={window} started_at={started_at} />
      <IconButton icon="forward" name={t("player.forward", { seconds: skip_s })} act={() => player.skip(skip_s)} testid="skip-forward" />
    </div>
  );
}

/** The place that is being dragged to, until the picture is there. */
function useDrag(player: Player): { dragged_s: number | null; drag: (to_s: number) => void; drop: () => void } {
  const [dragged_s, set_dragged] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const wanted = useRef<number | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const drop = () => {
    clearTimeout(timer.current);
    if (wanted.current !== null) player.seek(wanted.current);
    wanted.current = null;
    set_dragged(null);
  };
  const drag = (to_s: number) => {
    clearTimeout(timer.current);
    wanted.current = to_s;
    set_dragged(to_s);
    timer.current = setTimeout(drop, settled_ms);
  };
  return { dragged_s, drag, drop };
}

function Bar({ player, window, started_at }: Props & { window: Window }) {
  const { dragged_s, drag, drop } = useDrag(player);
  const { from_s, to_s } = window;
  const at_s = dragged_s ?? window.at_s;
  const { looked_at, look_at, handlers } = useLook(from_s, to_s, at_s);
  const thumbnails = useThumbnails(player.playlist, looked_at);
  const span = span_at(window.buffered, at_s);
  const style = { "--at": `${share(window, at_s)}%`, "--from": `${share(window, span?.start ?? at_s)}%`, "--to": `${share(window, span?.end ?? at_s)}%` };
  const move = (to_at_s: number) => {
    look_at(to_at_s);
    drag(to_at_s);
  };
  const on_key = (event: KeyboardEvent) => {
    const place = key_place(window, event.key);
    if (place === null) return;
    event.preventDefault();
    look_at(place === "live" ? to_s : place);
    if (place === "live") player.go_live();
    else player.seek(place);
  };
  const from_ms = is_long(window) ? date_at(window, from_s) : null;
  const at_ms = looked_at === null ? null : date_at(window, looked_at);
  return (
    <div class="timeline-bar" style={style}>
      <input
        type="range" min={0} max={Math.round(to_s - from_s)} step={1} value={Math.round(at_s - from_s)} data-testid="seek"
        aria-label={t("player.timeline")} aria-valuetext={place_words(window, at_s, player.following.value && dragged_s === null)}
        onInput={(event) => move(from_s + Number(event.currentTarget.value))} onChange={drop} onKeyDown={on_key} {...handlers}
      />
      {from_ms !== null && <span class="timeline-from" aria-hidden="true" data-testid="timeline-from">{clock_words(from_ms)}</span>}
      {looked_at !== null && (
        <span class="timeline-tip" style={{ "--look": `${share(window, looked_at)}%` }} data-testid="timeline-tip">
          {at_ms !== null && started_at !== null && <ThumbnailView thumbnail={thumbnail_at(thumbnails, (at_ms - started_at) / 1000)} />}
          {place_words(window, looked_at, false)}
        </span>
      )}
    </div>
  );
}

function place_words(window: Window, at_s: number, live: boolean): string {
  const at_ms = date_at(window, at_s);
  const time = at_ms === null ? "" : clock_words(at_ms);
  return live ? t("player.place_live", { time }) : t("player.place_behind", { time, span: behind_words((window.to_s - at_s) * 1000) });
}
