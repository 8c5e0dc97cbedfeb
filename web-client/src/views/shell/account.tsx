// Who is signed in here: the button, and the dialog that comes with what is in it.
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { Icon } from "./icon";
import { useLater } from "./later";

export function Account({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const part = useLater(() => import("./account_panel"));
  const [open, set_open] = useState(false);
  return (
    <>
      <button
        type="button" class="icon-button" data-testid="account" aria-label={t("account.menu")} title={t("account.menu")}
        onClick={() => { set_open(true); dialog.current?.showModal(); }}
      >
        <Icon name="person" />
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="account-title" onClose={() => set_open(false)}>
        {open && part && <part.AccountPanel store={store} close={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}
