// The player's controls: real buttons with names, below the picture.
import { useEffect, useState } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import type { Player } from "../../player/player";
import type { Store } from "../../room/store";
import { focus_soon } from "../shell/focus";
import { Icon, type IconName } from "../shell/icon";
import { show_text_only } from "./text_only";

interface Props {
  store: Store;
  player: Player;
  frame: { current: HTMLElement | null };
}

function IconButton({ icon, name, act, testid }: { icon: IconName; name: string; act: () => void; testid?: string }) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} data-testid={testid} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

export function Controls({ store, player, frame }: Props) {
  const state = player.state.value;
  const idle = state === "idle" || state === "unsupported";
  if (idle || !store.room.value.media.playlist) return <div class="controls"><span class="spacer" /><TextOnlyButton /></div>;
  const paused = state === "paused";
  return (
    <div class="controls">
      <IconButton icon={paused ? "play" : "pause"} name={t(paused ? "player.play" : "player.pause")} act={() => player.toggle()} testid="play" />
      <IconButton
        icon={player.muted.value ? "muted" : "sound"} name={t(player.muted.value ? "player.unmute" : "player.mute")}
        act={() => player.sound(player.muted.value)} testid="mute"
      />
      <LiveSign player={player} />
      <span class="spacer" />
      <Quality player={player} />
      <TextOnlyButton />
      <FullScreen frame={frame} />
    </div>
  );
}

function TextOnlyButton() {
  const change = () => {
    show_text_only(true);
    focus_soon("[data-testid=text-only]");
  };
  return <IconButton icon="text" name={t("player.text_only")} act={change} testid="text-only" />;
}

function LiveSign({ player }: { player: Player }) {
  const { delay_ms, mode } = player.figures.value;
  const state = player.state.value;
  if (!player.following.value) {
    const go_live = () => {
      player.go_live();
      focus_soon("[data-testid=play]");
    };
    return <button type="button" class="button small live" data-testid="go-live" onClick={go_live}>{t("player.go_live")}</button>;
  }
  if (state !== "playing" && state !== "stalled") return null;
  return (
    <span class="delay" data-testid="delay">
      <span class="live-badge">{t("player.live")}</span>
      {delay_ms !== null && delay_ms > 0 && delay_ms < 600_000 && (
        <span class="delay-words" title={`${t("player.delay_label")}: ${t(`player.mode_${mode}`)}`}>
          {t("player.delay", { seconds: format_number(delay_ms / 1000, 1) })}
        </span>
      )}
    </span>
  );
}

function Quality({ player }: { player: Player }) {
  const list = player.qualities.value;
  if (list.length < 2) return null;
  return (
    <select
      class="choice" data-testid="quality" aria-label={t("player.quality")} value={player.quality.value}
      onChange={(event) => player.set_quality(Number(event.currentTarget.value))}
    >
      <option value={-1}>{t("player.quality_auto")}</option>
      {[...list].sort((a, b) => b.height - a.height).map(({ index, height }) => (
        <option key={index} value={index}>{`${height}p`}</option>
      ))}
    </select>
  );
}

function FullScreen({ frame }: { frame: Props["frame"] }) {
  const [on, set_on] = useState(false);
  useEffect(() => {
    const changed = () => set_on(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const toggle = () => {
    const done = on ? document.exitFullscreen() : frame.current?.requestFullscreen();
    done?.catch(() => undefined);
  };
  return <IconButton icon="full" name={t(on ? "player.exit_fullscreen" : "player.fullscreen")} act={toggle} />;
}
