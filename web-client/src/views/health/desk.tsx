// On the desk: the way to how the picture is, with the worst of it said on the button. The panel comes with words of its own.
import { useRef, useState } from "preact/hooks";
import { health_words } from "../../i18n/health";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { useKeptFocus } from "../shell/focus";
import { useLater, with_words } from "../shell/later";

const load = () => with_words(health_words, import("./panel"));

export function HealthDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, set_open] = useState(false);
  const part = useLater(load);
  // A room without a picture has no sources either.
  if (!part || store.room.value.feeds.length === 0) return null;
  const show = () => {
    set_open(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" class="button small" data-testid="health-open" aria-haspopup="dialog" onClick={show}>
        {t("health.open")} <part.WorstSign store={store} />
      </button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="health-title" onClose={() => set_open(false)} {...useKeptFocus()}>
        <h2 id="health-title">{t("health.title")}</h2>
        {open && <part.HealthPanel store={store} />}
        <div class="row end"><button type="button" class="button" data-testid="health-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}
