// The programme as viewers have it.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { Player } from "../../player/player";
import { api } from "../../protocol/api";
import type { Store } from "../../room/store";

export function Fallback({ store }: { store: Store }) {
  const video = useRef<HTMLVideoElement>(null);
  const player = useMemo(() => new Player({
    server_now: () => store.server_now(), denied: () => void store.check_session(), moved: () => undefined,
    grant: async () => {
      const answer = await api.grant(store.room.peek().id, store.seat);
      return answer.ok ? answer.value : null;
    },
  }), [store]);
  const { media } = store.room.value;
  useEffect(() => {
    if (video.current) player.attach(video.current);
    return () => player.destroy();
  }, [player]);
  useEffect(() => player.show(media), [player, media.playlist]);
  return (
    <div class="return-picture" data-testid="programme-hls" data-state={player.state.value}>
      <video ref={video} muted playsInline autoPlay aria-label={t("control.programme")} />
      <p class="fallback-note">{t("control.by_hls")}</p>
    </div>
  );
}
