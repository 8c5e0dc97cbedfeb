// What goes out, as it leaves the mixer; where WebRTC does not come through, as viewers have it, some seconds later.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Return } from "../../stage/whep";
import { Icon } from "../shell/icon";
import { useLater } from "../shell/later";
import { ReturnPicture } from "../stage/return_picture";
import type { Console } from "./console";
import { tile_name } from "./words";

const patience_ms = 10_000;

export function Programme({ console, programme }: { console: Console; programme: Return }) {
  const { stage, media } = console.store.room.value;
  const { kind } = programme.state.value;
  const [late, set_late] = useState(false);
  useEffect(() => {
    if (kind === "live") return set_late(false);
    const timer = setTimeout(() => set_late(true), patience_ms);
    return () => clearTimeout(timer);
  }, [kind === "live"]);
  const [silent, set_silent] = useState(false);
  const by_hls = late && media.playlist !== null;
  const scene = stage?.scene;
  const names = (scene?.sources ?? []).map((id) => tile_name(console.tiles.value.find((each) => each.id === id)));
  return (
    <section class="monitor programme" aria-labelledby="programme-title" data-testid="programme" data-layout={scene?.layout} data-sources={scene?.sources.join(" ")}>
      <h2 id="programme-title" class="monitor-title">{t("control.programme")}: {names.length === 0 ? t("control.slate") : t(`control.layout_${scene?.layout ?? "full"}`)}</h2>
      {by_hls ? <ByHls console={console} /> : <ReturnPicture programme={programme} speaker="" label={t("control.programme")} muted={silent} />}
      <div class="monitor-foot">
        <p class="monitor-names small" dir="auto">{names.join(" · ")}</p>
        <button type="button" class="button small" data-testid="monitor-sound" aria-pressed={silent} onClick={() => set_silent(!silent)}>
          <Icon name={silent ? "muted" : "sound"} /> {t(silent ? "control.monitor_on" : "control.monitor_off")}
        </button>
      </div>
    </section>
  );
}

function ByHls({ console }: { console: Console }) {
  const part = useLater(() => import("./fallback"));
  return part ? <part.Fallback store={console.store} /> : <div class="return-picture" />;
}
