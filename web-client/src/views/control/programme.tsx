// What goes out, as it leaves the mixer; where WebRTC does not come through, as viewers have it, some seconds later.
import { useEffect, useState } from "preact/hooks";
import { intercom_words } from "../../i18n/intercom";
import { t } from "../../i18n/i18n";
import type { Return } from "../../stage/whep";
import { Icon } from "../shell/icon";
import { useLater, with_words } from "../shell/later";
import { ReturnPicture } from "../stage/return_picture";
import type { Console } from "./console";
import { LoudnessMeter, PeakMeters } from "./programme_levels";
import { tile_of } from "./tiles";
import { tile_name } from "./words";

const patience_ms = 10_000;

export function Programme({ console, programme }: { console: Console; programme: Return }) {
  const { stage, media, loudness } = console.store.room.value;
  const { kind } = programme.state.value;
  const [late, set_late] = useState(false);
  useEffect(() => {
    if (kind === "live") return set_late(false);
    const timer = setTimeout(() => set_late(true), patience_ms);
    return () => clearTimeout(timer);
  }, [kind === "live"]);
  const listen = useLater(() => with_words(intercom_words, import("./listen")));
  const silent = console.silent.value;
  const by_hls = late && media.playlist !== null;
  const scene = stage?.scene;
  const solo = console.solo.value;
  const names = (scene?.sources ?? []).map((id) => tile_name(tile_of(console.tiles.value, id)));
  return (
    <section class="monitor programme" aria-labelledby="programme-title" data-testid="programme" data-layout={scene?.layout} data-sources={scene?.sources.join(" ")}>
      <h2 id="programme-title" class="monitor-title">{t("control.programme")}: {names.length === 0 ? t("control.slate") : t(`control.layout_${scene?.layout ?? "full"}`)}</h2>
      {by_hls ? <ByHls console={console} /> : <ReturnPicture programme={programme} speaker="" label={t("control.programme")} muted={silent || solo !== ""} />}
      {solo && <Alone key={solo} console={console} source={solo} />}
      {loudness && <PeakMeters loudness={loudness} />}
      {loudness && <LoudnessMeter loudness={loudness} />}
      <div class="monitor-foot">
        <p class="monitor-names small" dir="auto">{names.join(" · ")}</p>
        <label class="check small">
          <input type="checkbox" data-testid="hall-minus" checked={console.hall_minus.value} onChange={(event) => console.set_hall_minus(event.currentTarget.checked)} />
          {t("control.hall_minus")}
        </label>
        <button type="button" class="button small" data-testid="monitor-sound" onClick={() => { console.silent.value = !silent; }}>
          <Icon name={silent ? "muted" : "sound"} /> {t(silent ? "control.monitor_on" : "control.monitor_off")}
        </button>
      </div>
      {listen && stage && <listen.Listen console={console} connected={kind === "live"} />}
    </section>
  );
}

function Alone({ console, source }: { console: Console; source: string }) {
  const part = useLater(() => import("./solo"));
  return part && <part.Solo console={console} source={source} />;
}

function ByHls({ console }: { console: Console }) {
  const part = useLater(() => import("./fallback"));
  return part ? <part.Fallback store={console.store} /> : <div class="return-picture" />;
}
