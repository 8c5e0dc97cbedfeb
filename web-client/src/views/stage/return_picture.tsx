// The programme as it comes back over WebRTC. Where a browser lets no sound out unasked, a button asks for it.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { SteadyState } from "../../stage/steady";
import type { Return } from "../../stage/whep";
import { Icon } from "../shell/icon";

interface Props {
  programme: Pick<Return, "stream" | "state" | "insist">;
  speaker: string;
  label: string;
  /** Seen and not heard. */
  muted?: boolean;
  children?: ComponentChildren;
}

type Sinkable = HTMLVideoElement & { setSinkId?: (id: string) => Promise<void> };

export function ReturnPicture({ programme, speaker, label, muted = false, children }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [silent, set_silent] = useState(false);
  const stream = programme.stream.value;
  const state = programme.state.value;
  useEffect(() => {
    if (video.current) void begin(video.current, stream, set_silent);
  }, [stream]);
  useEffect(() => {
    const sink = video.current as Sinkable | null;
    // "" is the system's, also after another one was chosen.
    void sink?.setSinkId?.(speaker).catch(() => undefined);
  }, [speaker]);
  useEffect(() => {
    if (video.current) video.current.muted = muted || silent;
  }, [muted, silent]);
  const sound_on = () => {
    if (!video.current) return;
    video.current.muted = false;
    void video.current.play().catch(() => undefined);
    set_silent(false);
  };
  return (
    <div class="return-picture" data-testid="return" data-state={state.kind}>
      <video ref={video} playsInline autoPlay aria-label={label} data-testid="return-video" />
      {state.kind !== "live" && <Cover state={state} again={() => programme.insist()} />}
      {silent && !muted && <button type="button" class="sound-on" data-testid="return-sound" onClick={sound_on}><Icon name="muted" /> {t("player.sound_on")}</button>}
      {children}
    </div>
  );
}

/** Why there is no picture, in its place. */
function Cover({ state, again }: { state: SteadyState; again: () => void }) {
  const trouble = "trouble" in state ? state.trouble : null;
  return (
    <div class="return-cover" data-testid="return-cover" data-trouble={trouble}>
      <p role="status">{trouble ? `${t("stage.return_gone")} ${t(`stage.why_${trouble}`)}` : t("stage.return_connecting")}</p>
      {trouble && <button type="button" class="button small" data-testid="return-again" onClick={again}>{t("stage.again")}</button>}
    </div>
  );
}

async function begin(video: HTMLVideoElement, stream: MediaStream | null, silent: (is: boolean) => void): Promise<void> {
  video.srcObject = stream;
  if (!stream) return;
  try {
    await video.play();
  } catch (error) {
    if ((error as Error).name !== "NotAllowedError") return;
    video.muted = true;
    silent(true);
    await video.play().catch(() => undefined);
  }
}
