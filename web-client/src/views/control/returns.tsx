// What panelists and the hall hear of the others, and how far the hall goes down while one of them speaks.
import { useState } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import { hall_listener } from "../../protocol/messages";
import { gain_max, gain_min, type Console } from "./console";
import type { Tile } from "./tiles";
import { tile_name } from "./words";

/** Hundredths of a dB. */
const depths = [0, -300, -600, -900, -1200, -1800, -2400] as const;

/** Whose return has levels: everybody with a panelist's seat, and the hall, which hears nothing of itself. */
function listeners_of(console: Console) {
  const tiles = console.tiles.value;
  const panelists = console.store.room.value.backstage.map(({ person, name, camera }) => ({ person, name: name || t("stage.nameless"), hears: tiles.filter(({ id }) => id !== camera) }));
  const hall = { person: hall_listener, name: t("control.return_hall"), hears: tiles.filter(({ kind }) => kind !== "floor" && kind !== "hall") };
  return hall.hears.length > 0 ? [...panelists, hall] : panelists;
}

export function Returns({ console }: { console: Console }) {
  const [chosen, set_chosen] = useState("");
  const listeners = listeners_of(console);
  const listener = listeners.find(({ person }) => person === chosen) ?? listeners[0];
  return (
    <section class="returns" aria-labelledby="returns-title" data-testid="returns">
      <h3 id="returns-title">{t("control.returns")}</h3>
      <Depth console={console} where="returns" />
      <Depth console={console} where="programme" />
      {listener && (
        <>
          <p class="quiet small">{t("control.returns_hint")}</p>
          <label class="status-group">
            {t("control.return_of")}
            <select class="choice" data-testid="return-of" value={listener.person} onChange={(event) => set_chosen(event.currentTarget.value)}>
              {listeners.map(({ person, name }) => <option key={person} value={person}>{name}</option>)}
            </select>
          </label>
          <ul class="mixer">
            {listener.hears.map((tile) => <Level key={`${listener.person} ${tile.id}`} console={console} person={listener.person} tile={tile} />)}
          </ul>
        </>
      )}
    </section>
  );
}

function Depth({ console, where }: { console: Console; where: "programme" | "returns" }) {
  const depth = console.store.room.value.stage?.ducking[where] ?? 0;
  // What another page has set may lie between these.
  const all = [...new Set<number>([...depths, depth])].sort((a, b) => b - a);
  return (
    <label class="status-group">
      {t(`control.duck_${where}`)}
      <select class="choice" data-testid={`duck-${where}`} value={String(depth)} disabled={!console.steers.value} onChange={(event) => console.set_ducking({ [where]: Number(event.currentTarget.value) })}>
        {all.map((each) => <option key={each} value={each}>{each === 0 ? t("control.duck_off") : t("control.db", { db: format_number(each / 100) })}</option>)}
      </select>
    </label>
  );
}

function Level({ console, person, tile }: { console: Console; person: string; tile: Tile }) {
  // While it is moved; what others do meanwhile does not take it out of the hand.
  const [held, set_held] = useState<number | null>(null);
  const returns = console.store.room.value.stage?.returns ?? [];
  const gain = held ?? returns.find((each) => each.person === person && each.source === tile.id)?.gain ?? 0;
  const name = tile_name(tile);
  const db = format_number(gain / 100, 1);
  return (
    <li class="strip" data-testid="return-strip" data-source={tile.id}>
      <p class="strip-name"><bdi>{name}</bdi></p>
      <div class="strip-acts">
        <input
          type="range" class="gain" data-testid="return-gain" min={gain_min / 100} max={gain_max / 100} step={0.5} value={gain / 100} disabled={!console.steers.value}
          aria-label={t("control.in_return", { name })} aria-valuetext={t("control.db", { db })}
          onInput={(event) => set_held(Math.round(event.currentTarget.valueAsNumber * 100))}
          onChange={(event) => console.set_return({ person, source: tile.id, gain: Math.round(event.currentTarget.valueAsNumber * 100) }, () => set_held(null))}
        />
        <span class="gain-figure">{t("control.db", { db })}</span>
      </div>
    </li>
  );
}
