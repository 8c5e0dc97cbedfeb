// How each source is heard.
import { intercom_words } from "../../i18n/intercom";
import { format_number, t } from "../../i18n/i18n";
import { silence } from "../../protocol/messages";
import { is_heard } from "../../room/stage";
import { LevelBar } from "../stage/level";
import { delay_max_ms, gain_max, gain_min, type Console } from "./console";
import { useLater, with_words } from "../shell/later";
import { NumberField } from "./number_field";
import { Returns } from "./returns";
import type { Tile } from "./tiles";
import { tile_name } from "./words";

export function Mixer({ console }: { console: Console }) {
  const echo = useLater(() => with_words(intercom_words, import("./echo")));
  return (
    <>
      <ul class="mixer" data-testid="mixer">
        {console.tiles.value.map((tile) => <Strip key={tile.id} console={console} tile={tile} />)}
      </ul>
      <Returns console={console} />
      {echo && <echo.EchoCard console={console} />}
    </>
  );
}

function Strip({ console, tile }: { console: Console; tile: Tile }) {
  const sound = console.sound(tile.id);
  const { stage } = console.store.room.value;
  const heard = stage !== null && is_heard(stage, tile.id);
  const name = tile_name(tile);
  const off = !console.steers.value;
  const db = format_number(sound.gain / 100, 1);
  return (
    <li class="strip" data-testid="strip" data-source={tile.id} data-heard={heard} data-muted={sound.muted}>
      <p class="strip-name"><bdi>{name}</bdi> <span class="quiet small">{t(heard ? "control.is_heard" : sound.muted ? "control.muted" : "control.not_heard")}</span></p>
      <LevelBar db={(tile.source?.peak ?? silence) / 100} label={t("control.level_of", { name })} />
      <div class="strip-acts" role="group" aria-label={name}>
        <input
          type="range" class="gain" data-testid="gain" min={gain_min / 100} max={gain_max / 100} step={0.5} value={sound.gain / 100} disabled={off}
          aria-label={t("control.gain_of", { name })} aria-valuetext={t("control.db", { db })}
          onInput={(event) => console.set_sound(tile.id, { gain: event.currentTarget.valueAsNumber * 100 })}
        />
        <span class="gain-figure">{t("control.db", { db })}</span>
        <button type="button" class={`button small ${sound.muted ? "danger" : ""}`} data-testid="mute-source" disabled={off} onClick={() => console.set_sound(tile.id, { muted: !sound.muted })}>{t(sound.muted ? "control.unmute" : "control.mute")}</button>
        <button type="button" class="button small" data-testid="solo-source" aria-pressed={console.solo.value === tile.id} disabled={!tile.source && console.solo.value !== tile.id} onClick={() => console.toggle_solo(tile.id)}>{t("control.solo")}</button>
        <label class="check">
          <input type="checkbox" data-testid="always-heard" checked={sound.heard === "always"} disabled={off} onChange={(event) => console.set_sound(tile.id, { heard: event.currentTarget.checked ? "always" : "while_shown" })} />
          {t("control.always")}
        </label>
        <label class="delay">
          {t("control.delay")}
          <NumberField name="delay" label={t("control.delay_of", { name })} value={sound.delay_ms} most={delay_max_ms} step={10} off={off} set={(delay_ms) => console.set_sound(tile.id, { delay_ms })} />
        </label>
      </div>
    </li>
  );
}
