// The producer's keys on the page: heard where nothing is being written, listed on request.
import { useEffect, useRef } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { Icon } from "../shell/icon";
import type { Console } from "./console";
import { keys_on, press, set_keys, type Around } from "./keys";

const list: readonly [string, Key][] = [
  ["1 – 9", "control.key_source"], ["q · w · e · r · t", "control.key_layout"], ["z", "control.slate"],
  ["c", "control.cut"], ["f", "control.fade"], ["m", "control.move"],
  ["[ · ]", "control.key_select"], ["p", "control.key_toggle"], ["< · >", "control.key_order"],
  ["x", "control.key_mute"], ["+ · -", "control.key_gain"], ["a", "control.key_heard"],
  ["n", "control.key_call"], ["l", "control.key_third"], ["/", "control.key_write"], ["s", "control.steer"], ["?", "desk.key_help"],
];

function is_writing(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "range")) return false;
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function Shortcuts({ console, conversation, third }: { console: Console } & Omit<Around, "help">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const help = () => dialog.current?.showModal();
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (!keys_on.value || is_writing(event.target) || document.querySelector("dialog[open]")) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && !/^[+=-]$/.test(event.key)) return;
      if (press(console, event.key, { help, conversation, third })) event.preventDefault();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  }, [console]);
  return (
    <>
      <button type="button" class="button small" data-testid="shortcuts" onClick={help}><Icon name="keyboard" /> {t("desk.shortcuts")}</button>
      <dialog ref={dialog} class="dialog" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{t("desk.shortcuts_title")}</h2>
        <label class="check">
          <input type="checkbox" checked={keys_on.value} onChange={(event) => set_keys(event.currentTarget.checked)} />
          {t("desk.shortcuts_on")}
        </label>
        <dl class="keys">{list.map(([keys, words]) => <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{t(words)}</dd></div>)}</dl>
        <div class="row end"><button type="button" class="button primary" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}
