// The list of the picture's keys, and the switch that turns them off.
import type { RefObject } from "preact";
import { t } from "../../i18n/i18n";
import { keys_on, listed, set_keys } from "./keys";

export function KeysList({ dialog }: { dialog: RefObject<HTMLDialogElement> }) {
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="player-keys-title" data-testid="player-keys-list">
      <h2 id="player-keys-title">{t("player.keys_title")}</h2>
      <label class="check">
        <input type="checkbox" checked={keys_on.value} data-testid="player-keys-on" onChange={(event) => set_keys(event.currentTarget.checked)} />
        {t("player.keys_on")}
      </label>
      <dl class="keys">
        {listed.map(([key, act]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(`player.key_${act}`)}</dd></div>)}
      </dl>
      <div class="row end"><button type="button" class="button primary" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
    </dialog>
  );
}
