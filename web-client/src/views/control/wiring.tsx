// How the hall's mixing desk is wired and tried, for whoever stands at it with this page: docs/hall-sound.md, shortened.
import { t, type Key } from "../../i18n/i18n";

const wires: readonly Key[] = ["wiring.to_encoder", "wiring.to_desk", "wiring.to_loudspeakers"];
const tries: readonly Key[] = ["wiring.try_count", "wiring.try_muted", "wiring.try_open"];
const left: readonly Key[] = ["wiring.left_mute", "wiring.left_returns", "wiring.left_headphones"];

const items = (keys: readonly Key[]) => keys.map((key) => <li key={key}>{t(key)}</li>);

export function Wiring() {
  return (
    <div class="wiring" data-testid="wiring-words">
      <h4>{t("wiring.wires")}</h4>
      <ol>{items(wires)}</ol>
      <h4>{t("wiring.knob")}</h4>
      <p>{t("wiring.knob_words")}</p>
      <h4>{t("wiring.try")}</h4>
      <ol>{items(tries)}</ol>
      <h4>{t("wiring.left")}</h4>
      <ul>{items(left)}</ul>
      <h4>{t("wiring.lips")}</h4>
      <p>{t("wiring.lips_words")}</p>
      <h4>{t("wiring.levels")}</h4>
      <p>{t("wiring.levels_words")}</p>
    </div>
  );
}
