// The player's controls: real buttons with names, below the picture. They come after the first paint, with their words.
import { useEffect, useRef, useState } from "preact/hooks";
import { format_number, name_in, t } from "../../i18n/i18n";
import { keep_media_session } from "../../player/media_session";
import type { Player } from "../../player/player";
import { skip_s } from "../../player/timeline";
import { now_next } from "../../room/agenda";
import type { Store } from "../../room/store";
import { event_info } from "../agenda/event";
import { focus_soon } from "../shell/focus";
import { DelayMenu } from "./delay_menu";
import { IconButton } from "./icon_button";
import { act_of, keys, type KeyAct } from "./keys";
import { KeysList } from "./keys_list";
import { QualityMenu } from "./quality_menu";
import { statistics_open } from "./statistics";
import { behind_words } from "./times";
import { Timeline } from "./timeline";
import { ViewChoice } from "./view_choice";
import { set_wide, wide } from "./wide";

export { Statistics } from "./statistics";
export { Suggestion } from "./suggestion";

interface Props {
  store: Store;
  player: Player;
}

export function Controls({ store, player }: Props) {
  const help = useRef<HTMLDialogElement>(null);
  useKeys(player, () => help.current?.showModal());
  useEffect(() => keep_media_session(player, () => title_of(store)), [player, store]);
  const state = player.state.value;
  const { media } = store.room.value;
  const idle = state === "idle" || state === "unsupported" || !media.playlist;
  const paused = state === "paused";
  return (
    <>
      {!idle && <Timeline player={player} started_at={media.started_at} />}
      <div class="controls">
        {!idle && (
          <>
            <IconButton icon={paused ? "play" : "pause"} name={t(paused ? "player.play" : "player.pause")} act={() => player.toggle()} testid="play" />
            <IconButton
              icon={player.muted.value ? "muted" : "sound"} name={t(player.muted.value ? "player.unmute" : "player.mute")}
              act={() => player.sound(player.muted.value)} testid="mute"
            />
            <LiveSign player={player} />
          </>
        )}
        <span class="spacer" />
        {!idle && <QualityMenu player={player} />}
        {!idle && <DelayMenu player={player} />}
        <ViewChoice />
        {!idle && <PictureInPicture player={player} />}
        {!idle && <IconButton icon="figures" name={t("statistics.title")} act={() => { statistics_open.value = !statistics_open.value; }} testid="statistics-open" pressed={statistics_open.value} />}
        <IconButton icon="keyboard" name={t("player.keys")} act={() => help.current?.showModal()} testid="player-keys" />
        <IconButton icon="full" name={t(wide.value ? "player.exit_fullscreen" : "player.fullscreen")} act={() => set_wide(!wide.value)} testid="wide" pressed={wide.value} />
      </div>
      <KeysList dialog={help} />
    </>
  );
}

/** What is on by the agenda, else the room itself. */
function title_of(store: Store): { title: string; artist: string } {
  const { id, name } = store.room.value;
  const agenda = event_info.value?.agenda;
  const session = agenda ? now_next(agenda, store.server_now(), id).now[0] : undefined;
  const room = name_in(name) || id;
  return session ? { title: name_in(session.title), artist: room } : { title: room, artist: "" };
}

function useKeys(player: Player, help: () => void): void {
  useEffect(() => {
    const acts: Record<KeyAct, () => void> = {
      toggle: () => player.toggle(), mute: () => player.sound(player.muted.value), wide: () => set_wide(!wide.value),
      back: () => player.skip(-skip_s), forward: () => player.skip(skip_s), live: () => player.go_live(),
      statistics: () => { statistics_open.value = !statistics_open.value; }, help,
    };
    const on_key = (event: KeyboardEvent) => {
      if (!keys.on.value || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const act = act_of(event);
      if (!act) return;
      event.preventDefault();
      acts[act]();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  }, [player]);
}

function LiveSign({ player }: { player: Player }) {
  const { delay_ms, mode } = player.figures.value;
  const state = player.state.value;
  if (!player.following.value) {
    const go_live = () => {
      player.go_live();
      focus_soon("[data-testid=play]");
    };
    return (
      <button type="button" class="button small live" data-testid="go-live" onClick={go_live}>
        {delay_ms === null ? t("player.go_live") : t("player.go_live_behind", { span: behind_words(delay_ms) })}
      </button>
    );
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

function PictureInPicture({ player }: Pick<Props, "player">) {
  const [on, set_on] = useState(false);
  const { video } = player;
  useEffect(() => {
    const changed = () => set_on(document.pictureInPictureElement !== null);
    video?.addEventListener("enterpictureinpicture", changed);
    video?.addEventListener("leavepictureinpicture", changed);
    return () => {
      video?.removeEventListener("enterpictureinpicture", changed);
      video?.removeEventListener("leavepictureinpicture", changed);
    };
  }, [video]);
  if (!document.pictureInPictureEnabled || player.figures.value.height === 0) return null;
  const toggle = () => {
    const done = on ? document.exitPictureInPicture() : video?.requestPictureInPicture();
    done?.catch(() => undefined);
  };
  return <IconButton icon="pip" name={t(on ? "player.leave_pip" : "player.pip")} act={toggle} testid="pip" pressed={on} />;
}
