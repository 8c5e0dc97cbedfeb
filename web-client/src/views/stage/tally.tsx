// How it stands with the panelist, impossible to miss: in letters as large as the page allows, in colour, and aloud at once.
import { t } from "../../i18n/i18n";
import { shown_of, sound_of, type Standing } from "../../room/stage";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";
import { DeviceIcon } from "./device_icon";
import { my_place } from "./me";
import { tally_words } from "./tally_words";

interface Props {
  store: Store;
  standing: Standing;
  /** By the panelist. */
  muted: boolean;
  /** The others backstage. */
  hears: boolean;
}

export function Tally({ store, standing, muted, hears }: Props) {
  const { broadcast, stage } = store.room.value;
  const me = my_place(store);
  const live = broadcast.phase === "live";
  const shown = stage && me ? shown_of(stage, me) : null;
  const muted_by_producer = stage !== null && me !== undefined && sound_of(stage, me.camera).muted;
  const [words, hint] = tally_words({ standing, live, shown, heard: !muted && !muted_by_producer, hears });
  const on_air = standing === "on_air";
  return (
    <section class={`tally ${standing}`} tabIndex={-1} data-testid="tally" data-standing={standing} data-seen={live} aria-label={t("stage.tally")}>
      <div aria-live="assertive">
        <p class="tally-words">{on_air && <Icon name="air" />} {t(words)}</p>
        <p class="tally-hint">{t(hint)}</p>
      </div>
      {on_air && muted && <MutedBy whom="muted_on_air" />}
      {on_air && muted_by_producer && <MutedBy whom="muted_by_producer" />}
    </section>
  );
}

function MutedBy({ whom }: { whom: "muted_on_air" | "muted_by_producer" }) {
  return <p class="tally-muted" role="alert" data-testid={whom.replaceAll("_", "-")}><DeviceIcon of="microphone" off /> {t(`stage.${whom}`)}</p>;
}
