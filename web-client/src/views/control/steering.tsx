// Who steers. Who only watches can do nothing by accident, and takes over by an act of its own, which says from whom.
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Steering as Steers } from "../../protocol/messages";
import type { Console } from "./console";

export function Steering({ console }: { console: Console }) {
  const { stage, you } = console.store.room.value;
  const steering = stage?.steering ?? null;
  const mine = steering !== null && steering.person === you?.person;
  return (
    <div class={`steering ${steering && !mine ? "other" : ""}`} data-testid="steering" data-mine={mine}>
      <span role="status">{!steering ? t("control.nobody_steers") : mine ? t("control.you_steer") : t("control.other_steers", { name: steering.name })}</span>
      {!mine && stage && <button type="button" class="button small primary" data-testid="steer" aria-haspopup={steering ? "dialog" : undefined} onClick={() => console.steer()}>{t(steering ? "control.take_over" : "control.steer")}</button>}
      {steering && !mine && console.takes_over.value && <TakeOver console={console} steering={steering} />}
    </div>
  );
}

/** A key or a click may have been meant for another page. */
function TakeOver({ console, steering: { name } }: { console: Console; steering: Steers }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // So that the focus goes back to where it was.
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="take-over-title" data-testid="take-over" onClose={() => { console.takes_over.value = false; }}>
      <h2 id="take-over-title">{t("control.take_over_title", { name })}</h2>
      <p>{t("control.take_over_words", { name })}</p>
      <div class="row end">
        <button type="button" class="button danger" data-testid="take-over-confirm" onClick={() => console.take_over()}>{t("control.take_over")}</button>
        <button type="button" class="button" data-testid="take-over-not" onClick={() => dialog.current?.close()}>{t("desk.cancel")}</button>
      </div>
    </dialog>
  );
}
