// The time line: where the viewer is within what can be played, how far that is behind, and the way to another place. Times
// are those of the reader's clock.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Player } from "../../player/player";
import { parse_thumbnails, thumbnail_at, type Thumbnail } from "../../player/thumbnails";
import { date_at, least_s, share, skip_s, type Window } from "../../player/timeline";
import { span_at } from "../../player/buffer";
import { IconButton } from "./icon_button";
import { ThumbnailView } from "./thumbnail";
import { behind_words, clock_words } from "./times";

const thumbnails_again_ms = 10_000;

/** Asked for when somebody looks along the time line; a server without them is asked once for each programme. */
function useThumbnails(playlist: string | null, wanted: boolean): readonly Thumbnail[] {
  const [list, set_list] = useState<readonly Thumbnail[]>([]);
  const asked = useRef({ playlist: "", at_ms: 0 });
  useEffect(() => {
    if (!wanted || !playlist || (asked.current.playlist === playlist && Date.now() < asked.current.at_ms + thumbnails_again_ms)) return;
    asked.current = { playlist, at_ms: Date.now() };
    const base = new URL("thumbnails.vtt", new URL(playlist, location.href)).href;
    fetch(base, { credentials: "same-origin" }).then(async (answer) => {
      if (answer.ok) set_list(parse_thumbnails(await answer.text(), base));
      else asked.current.at_ms = Infinity;
    }).catch(() => undefined);
  }, [wanted, playlist]);
  return list;
}

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

function Bar({ player, window, started_at }: Props & { window: Window }) {
  const [looked_at, look_at] = useState<number | null>(null);
  const thumbnails = useThumbnails(player.playlist, looked_at !== null);
  const { from_s, to_s, at_s } = window;
  const span = span_at(window.buffered, at_s);
  const style = { "--at": `${share(window, at_s)}%`, "--from": `${share(window, span?.start ?? at_s)}%`, "--to": `${share(window, span?.end ?? at_s)}%` };
  const over = (event: PointerEvent) => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    look_at(from_s + Math.min(1, Math.max(0, (event.clientX - left) / width)) * (to_s - from_s));
  };
  const at_ms = looked_at === null ? null : date_at(window, looked_at);
  return (
    <div class="timeline-bar" style={style}>
      <input
        type="range" min={0} max={Math.round(to_s - from_s)} step={1} value={Math.round(at_s - from_s)} data-testid="seek"
        aria-label={t("player.timeline")} aria-valuetext={place_words(window, at_s, player.following.value)}
        onInput={(event) => player.seek(from_s + Number(event.currentTarget.value))}
        onPointerMove={over} onPointerLeave={() => look_at(null)} onFocus={() => look_at(at_s)} onBlur={() => look_at(null)}
      />
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
