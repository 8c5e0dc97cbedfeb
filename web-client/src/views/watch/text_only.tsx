// The room in words alone: no player, nothing loaded for one, and everything as soon as it happens.
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { BroadcastLine } from "../broadcast/when";
import { OnAir } from "../questions/on_air";
import { ViewChoice } from "./view_choice";

export function TextOnly({ store }: { store: Store }) {
  return (
    <section class="text-only" aria-label={t("player.text_only")} data-testid="text-only-mode">
      <div class="text-only-head">
        <p class="quiet">{t("player.text_only_hint")}</p>
        <ViewChoice />
      </div>
      <BroadcastLine store={store} />
      <OnAir store={store} />
    </section>
  );
}
