// How it stands with the panelist, impossible to miss: in letters as large as the page allows, in colour, and aloud at once.
import { t, type Key } from "../../i18n/i18n";
import type { Standing } from "../../room/stage";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";
import { DeviceIcon } from "./device_icon";

export function Tally({ store, standing, muted }: { store: Store; standing: Standing; muted: boolean }) {
  const { phase } = store.room.value.broadcast;
  const seen = phase === "live";
  const words: Key = standing === "on_air" && !seen ? "stage.in_picture" : `stage.${standing}`;
  const hint: Key = standing === "on_air" && !seen ? "stage.in_picture_hint" : `stage.${standing}_hint`;
  return (
    <section class={`tally ${standing}`} tabIndex={-1} data-testid="tally" data-standing={standing} data-seen={seen} aria-label={t("stage.tally")}>
      <div aria-live="assertive">
        <p class="tally-words">{standing === "on_air" && <Icon name="air" />} {t(words)}</p>
        <p class="tally-hint">{t(hint)}</p>
      </div>
      {standing === "on_air" && muted && <p class="tally-muted" role="alert" data-testid="muted-on-air"><DeviceIcon of="microphone" off /> {t("stage.muted_on_air")}</p>}
    </section>
  );
}
