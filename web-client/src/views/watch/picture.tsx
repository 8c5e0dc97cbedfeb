// The picture and what lies over it: its state in words, the question on air at its lower edge, and the controls.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { view } from "../../player/choices";
import { connection, spares_data } from "../../player/network";
import { api } from "../../protocol/api";
import type { Media } from "../../protocol/messages";
import { Player } from "../../player/player";
import { audible, picture, playing } from "../../room/attendance";
import type { Store } from "../../room/store";
import { ArchiveLink } from "../broadcast/archive_link";
import { BroadcastWhen, PauseWords } from "../broadcast/when";
import { OnAir } from "../questions/on_air";
import { ReactionCounts } from "../reactions/bar";
import { focus_soon } from "../shell/focus";
import { Icon } from "../shell/icon";
import { useLater } from "../shell/later";
import { player_words } from "../../i18n/player";

type Cover = "waiting" | "ended" | "connecting" | "offline" | "error" | "unsupported" | null;

export function Picture({ store }: { store: Store }) {
  const video = useRef<HTMLVideoElement>(null);
  const player = useMemo(
    () => new Player({
      server_now: () => store.server_now(), denied: () => void store.check_session(), moved: () => store.in_step.look(),
      grant: async () => {
        const answer = await api.grant(store.room.peek().id, store.seat);
        return answer.ok ? answer.value : null;
      },
    }), [store],
  );
  const part = useLater(async () => {
    await player_words();
    return import("./controls");
  });
  const { media } = store.room.value;
  const online = store.online.value;
  useEffect(() => {
    if (video.current) player.attach(video.current);
    store.in_step.follow(() => player.playhead());
    picture.told = () => player.told();
    return () => {
      picture.told = () => null;
      store.in_step.follow(null);
      player.destroy();
    };
  }, [player]);
  const plays = player.state.value === "playing";
  const heard = !player.muted.value;
  useEffect(() => {
    playing.value = plays;
    audible.value = heard;
    return () => {
      playing.value = false;
    };
  }, [plays, heard]);
  useEffect(() => player.show(media), [player, media.playlist]);
  useEffect(() => {
    if (online) player.wake();
  }, [player, online]);
  const cover = cover_of(store, player);
  const behind = store.in_step.moment.value.kind === "live_now";
  return (
    <section class={`picture ${view.value}`} aria-label={t("player.region")}>
      <div class="picture-frame">
        <Screen video={video} store={store} player={player} />
        {cover && <CoverWords store={store} cover={cover} />}
        {!cover && <SlateNote store={store} />}
        {player.state.value === "playing" && player.muted.value && (
          <button type="button" class="sound-on" data-testid="sound" onClick={() => { player.sound(true); focus_soon("[data-testid=mute]"); }}>
            <Icon name="muted" /> {t("player.sound_on")}
          </button>
        )}
        {view.value === "sound" && !cover && <p class="sound-only" data-testid="sound-only"><Icon name="headphones" /> {t("player.sound_only")}</p>}
        <ReactionCounts store={store} />
        {!behind && <OnAir store={store} />}
        <p class="player-notice" role="status">
          {player.notice.value && t(`player.moved_${player.notice.value}`)}
        </p>
        {part && <part.Suggestion player={player} />}
        {part && <part.Statistics player={player} />}
      </div>
      {part ? <part.Controls store={store} player={player} /> : <div class="controls" />}
      {behind && <LiveNow store={store} />}
    </section>
  );
}

/** Too far behind to be kept in step: how things stand on the stage, and that the picture is not there yet. */
function LiveNow({ store }: { store: Store }) {
  return (
    <div class="live-now" data-testid="live-now">
      <p class="live-now-label" role="status">{t("player.live_now")}</p>
      <OnAir store={store} />
    </div>
  );
}

function Screen({ video, store, player }: { video: { current: HTMLVideoElement | null }; store: Store; player: Player }) {
  const figures = player.figures.value;
  const moment = store.in_step.moment.value;
  const { media } = store.room.value;
  const place = moment.kind === "at_once" ? {} : {
    "data-publication": moment.publication, "data-programme-ms": Math.floor(moment.ms), "data-started-at": media.started_at,
  };
  return (
    <video
      ref={video} data-testid="player" playsInline autoPlay muted aria-label={t("player.region")} poster={poster_of(media)}
      data-state={player.state.value} data-delay-ms={figures.delay_ms ?? ""} data-stalls={figures.stalls}
      data-buffer-ms={figures.ahead_ms} data-rate={figures.rate} data-mode={figures.mode}
      data-moment={moment.kind} {...place}
    />
  );
}

/** What was to be seen last, until the picture is there. */
function poster_of(media: Media): string | undefined {
  if (media.state !== "live" || !media.playlist || view.value === "sound" || spares_data(connection())) return undefined;
  return media.playlist.replace(/[^/]*$/, "poster.jpg");
}

function cover_of(store: Store, player: Player): Cover {
  const { media, joined } = store.room.value;
  const state = player.state.value;
  if (state === "unsupported") return "unsupported";
  if (state === "playing" || state === "paused") return null;
  if (!store.online.value && store.line.state.value.kind === "offline" && state !== "idle") return "offline";
  if (media.state === "ended") return "ended";
  if (!joined) return "connecting";
  if (media.state === "waiting" || !media.playlist) return "waiting";
  if (state === "error") return "error";
  return state === "stalled" ? null : "connecting";
}

function SlateNote({ store }: { store: Store }) {
  const { media, broadcast } = store.room.value;
  if (media.state !== "live") return null;
  if (broadcast.phase === "paused") return <div class="slate-note" role="status"><PauseWords store={store} /></div>;
  return media.source === "slate" ? <p class="slate-note" role="status">{t("media.slate")}</p> : null;
}

function CoverWords({ store, cover }: { store: Store; cover: Exclude<Cover, null> }) {
  const hint = cover === "connecting" ? null : (`media.${cover}_hint` as Key);
  return (
    <div class={`cover ${cover}`} data-testid="media-state" data-state={cover} role="status">
      {cover === "connecting" ? <span class="spinner" aria-hidden="true" /> : <span class="cover-mark" aria-hidden="true" />}
      <p class="cover-title">{t(`media.${cover}`)}</p>
      {hint && <p class="cover-hint">{t(hint)}</p>}
      {(cover === "waiting" || cover === "ended") && <BroadcastWhen store={store} />}
      {cover === "ended" && <ArchiveLink store={store} />}
    </div>
  );
}
