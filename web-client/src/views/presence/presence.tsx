import { t } from "../../i18n/i18n";
import { people } from "../../room/presence";
import type { Store } from "../../room/store";

export function PresenceCount({ store }: { store: Store }) {
  const { presence } = store.room.value;
  return (
    <span class="presence" data-testid="presence" title={t("presence.detail", { ...presence })}>
      {t("presence.people", { n: people(presence) })}
    </span>
  );
}
