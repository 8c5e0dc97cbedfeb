// The room in words alone: no player, nothing loaded for one, and everything as soon as it happens. Remembered by this
// browser.
import { signal } from "@preact/signals";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { browser_storage } from "../../connection/storage";
import { OnAir } from "../questions/on_air";
import { focus_soon } from "../shell/focus";

const storage_key = "paraninfo/text-only";
const storage = browser_storage();

export const text_only = signal(storage.get(storage_key) === "on");

export function show_text_only(on: boolean): void {
  text_only.value = on;
  if (on) storage.set(storage_key, "on");
  else storage.remove(storage_key);
}

export function TextOnly({ store }: { store: Store }) {
  const change = () => {
    show_text_only(false);
    focus_soon("[data-testid=text-only]");
  };
  return (
    <section class="text-only" aria-label={t("player.text_only")} data-testid="text-only-mode">
      <div class="text-only-head">
        <p class="quiet">{t("player.text_only_hint")}</p>
        <button type="button" class="button small" data-testid="text-only" onClick={change}>{t("player.show_picture")}</button>
      </div>
      <OnAir store={store} />
    </section>
  );
}
