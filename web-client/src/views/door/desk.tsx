// On the desk: the way to the page at the hall's door, and the attendance of a session. Both come with words of their own.
import { useRef, useState } from "preact/hooks";
import { door_words } from "../../i18n/door";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { useLater, with_words } from "../shell/later";
import { Icon } from "../shell/icon";

const load = () => with_words(door_words, import("./attendance"));

export function DoorDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, set_open] = useState(false);
  const part = useLater(load);
  if (!part) return null;
  const show = () => {
    set_open(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <a class="button small" data-testid="door-link" href={`/door/${encodeURIComponent(store.room.value.id)}`} target="_blank" rel="noopener">
        <Icon name="check" /> {t("door.open")}
      </a>
      <button type="button" class="button small" data-testid="attendance-open" aria-haspopup="dialog" onClick={show}>
        <Icon name="person" /> {t("attendance.open")}
      </button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="attendance-title" onClose={() => set_open(false)}>
        <h2 id="attendance-title">{t("attendance.title")}</h2>
        {open && <part.Attendance store={store} />}
        <div class="row end">
          <button type="button" class="button" data-testid="attendance-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button>
        </div>
      </dialog>
    </>
  );
}
