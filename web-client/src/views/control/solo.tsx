// One source alone, as it comes in, in place of the programme's sound: for this producer's ears only.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { Return } from "../../stage/whep";
import type { Console } from "./console";
import { tile_of } from "./tiles";
import { tile_name } from "./words";

export function Solo({ console, source }: { console: Console; source: string }) {
  const audio = useRef<HTMLAudioElement>(null);
  const { store } = console;
  const heard = useMemo(() => new Return(store.room.peek().id, store.seat, undefined, { bus: "solo", source }), [store, source]);
  const stream = heard.stream.value;
  const state = heard.state.value;
  const trouble = "trouble" in state ? state.trouble : null;
  const name = tile_name(tile_of(console.tiles.value, source));
  useEffect(() => {
    heard.start();
    return () => heard.stop();
  }, [heard]);
  useEffect(() => {
    if (!audio.current) return;
    audio.current.srcObject = stream;
    // The button that asked for it has allowed the sound.
    if (stream) void audio.current.play().catch(() => undefined);
  }, [stream]);
  return (
    <div class="solo" data-testid="solo" data-source={source} data-state={state.kind}>
      <p class="small" role="status">{t("control.solo_of", { name })}{trouble && ` ${t(`stage.why_${trouble}`)}`}</p>
      <button type="button" class="button small" data-testid="solo-end" onClick={() => { console.solo.value = ""; }}>{t("control.solo_end")}</button>
      <audio ref={audio} />
    </div>
  );
}
