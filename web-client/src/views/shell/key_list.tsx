// The list of a page's keys in a dialog, with the switch that turns them off.
import type { RefObject } from "preact";
import { t } from "../../i18n/i18n";
import type { Switch } from "./switch";

interface Props {
  /** Of the dialog's parts: NAME-title, NAME-list, NAME-on. */
  name: string;
  dialog: RefObject<HTMLDialogElement>;
  title: string;
  /** What the switch says. */
  words: string;
  keys: Switch;
  /** A key and what it does. */
  list: readonly (readonly [string, string])[];
}

export function KeyList({ name, dialog, title, words, keys, list }: Props) {
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={`${name}-title`} data-testid={`${name}-list`}>
      <h2 id={`${name}-title`}>{title}</h2>
      <label class="check">
        <input type="checkbox" checked={keys.on.value} data-testid={`${name}-on`} onChange={(event) => keys.turn(event.currentTarget.checked)} />
        {words}
      </label>
      <dl class="keys">{list.map(([key, act]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{act}</dd></div>)}</dl>
      <div class="row end"><button type="button" class="button primary" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
    </dialog>
  );
}

/** Whether keys are being written where the focus is: not in a checkbox, nor in inputs of the types named. */
export function is_writing(target: EventTarget | null, ...keyless: string[]): boolean {
  if (target instanceof HTMLInputElement && ["checkbox", ...keyless].includes(target.type)) return false;
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
