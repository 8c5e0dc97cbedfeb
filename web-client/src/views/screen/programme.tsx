// The programme on the projector, by WebRTC: what a panelist says is seen and heard in the hall a fifth of a second later. Its
// sound is the programme without the hall and nothing else, and comes once somebody at the projector asks for it. The question
// on air stands in the picture where the producer put it there; only a poll that takes votes is laid over it.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import "../../style/screen_programme.css";
import { t } from "../../i18n/i18n";
import { shown_poll, takes_votes } from "../../room/polls";
import type { Store } from "../../room/store";
import type { SteadyState } from "../../stage/steady";
import { Return } from "../../stage/whep";
import type { Trouble } from "../../stage/why";
import { PollStage } from "../polls/stage";
import { Bar } from "./bar";
import type { Showing } from "./showing";

interface Props {
  store: Store;
  showing: Showing;
}

export function Programme({ store, showing }: Props) {
  const shown = showing.programme.value;
  const heard = showing.sound.value === "on";
  const wanted = shown || heard;
  const online = store.online.value;
  const poll = shown_poll(store.room.value.polls);
  // Silent, it is the whole programme, muted: who plays the bus of the hall has loudspeakers, and the echo's test goes by that.
  const programme = useMemo(() => new Return(store.room.peek().id, store.seat, undefined, heard ? { bus: "hall_minus" } : undefined), [store, heard]);
  useEffect(() => {
    if (!wanted) return;
    programme.start();
    return () => programme.stop();
  }, [programme, wanted]);
  useEffect(() => {
    if (online) programme.wake();
  }, [programme, online]);
  return (
    <>
      <section class="projector-programme" role={shown ? "main" : "presentation"} hidden={!shown} data-testid="projector-programme" data-state={programme.state.value.kind}>
        <Picture programme={programme} wanted={wanted} heard={heard} refuse={() => showing.refuse_sound()} />
        {shown && poll && takes_votes(poll.state) && <div class="projector-beside"><PollStage store={store} poll={poll} /></div>}
      </section>
      <div class="projector-note" role="alert" data-testid="sound-refused">{showing.sound.value === "refused" && <p>{t("projector.sound_refused")}</p>}</div>
      <Bar store={store} showing={showing} />
    </>
  );
}

interface PictureProps {
  programme: Return;
  wanted: boolean;
  heard: boolean;
  refuse: () => void;
}

/** One element for every session, so that the last picture stands until the next one is there. */
function Picture({ programme, wanted, heard, refuse }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [seen, set_seen] = useState(false);
  const stream = programme.stream.value;
  useEffect(() => {
    if (!heard && video.current) video.current.muted = true;
  }, [heard]);
  useEffect(() => {
    if (video.current && stream) void play(video.current, stream, heard, refuse);
  }, [stream]);
  useEffect(() => {
    if (wanted || !video.current) return;
    video.current.srcObject = null;
    set_seen(false);
  }, [wanted]);
  return (
    <>
      <video ref={video} playsInline aria-label={t("projector.label")} data-testid="projector-video" onPlaying={() => set_seen(true)} />
      <Cover state={programme.state.value} seen={seen} again={() => programme.wake()} />
    </>
  );
}

/** Only what this session brings is ever heard: what stands from the one before may have the hall in it. */
async function play(video: HTMLVideoElement, stream: MediaStream, heard: boolean, refuse: () => void): Promise<void> {
  if (!heard) video.muted = true;
  video.srcObject = stream;
  video.muted = !heard;
  try {
    await video.play();
  } catch (error) {
    if ((error as Error).name !== "NotAllowedError" || !heard) return;
    video.muted = true;
    refuse();
  }
}

type Why = "browser" | "closed" | "full" | "lost" | "network" | "not_allowed" | "studio";
/** What of it somebody in the hall can do something about. */
const whys: Partial<Record<Trouble, Why>> = { closed: "closed", full: "full", lost: "lost", not_allowed: "not_allowed", refused: "browser", unavailable: "studio" };

/** In the picture's place while there is none. */
function Cover({ state, seen, again }: { state: SteadyState; seen: boolean; again: () => void }) {
  const trouble = "trouble" in state ? state.trouble : null;
  const stands = trouble === null && seen;
  return (
    <div class={stands ? "" : "projector-cover"} role="status" data-testid="programme-cover" data-trouble={trouble}>
      {!stands && <p class="projector-title">{t(trouble ? "projector.none" : "projector.coming")}</p>}
      {trouble && <p class="projector-hint">{t(`projector.why_${whys[trouble] ?? "network"}`)} {state.kind !== "stopped" && t("projector.by_itself")}</p>}
      {state.kind === "stopped" && <button type="button" class="button" data-testid="programme-again" onClick={again}>{t("projector.again")}</button>}
    </div>
  );
}
