// The own picture, mirrored as in a looking-glass; the others get it as it is. Without one, the name.
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";

export function SelfView({ track, name, mirrored = true, label }: { track: MediaStreamTrack | null; name: string; mirrored?: boolean; label?: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!video.current) return;
    video.current.srcObject = track ? new MediaStream([track]) : null;
    if (track) void video.current.play().catch(() => undefined);
  }, [track]);
  return (
    <div class="self-view" data-testid="self-view" data-picture={track !== null}>
      <video ref={video} class={mirrored ? "mirrored" : ""} muted playsInline aria-label={label ?? t("stage.self_view")} hidden={!track} />
      {!track && <p class="name-card"><bdi>{name}</bdi></p>}
    </div>
  );
}
