// The producer's keys on the page: heard where nothing is being written, listed on request.
import { useEffect, useRef } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { Icon } from "../shell/icon";
import { is_writing, KeyList } from "../shell/key_list";
import { pressed_key } from "../shell/pressed";
import type { Console } from "./console";
import { keys, press, talk_key, type Around } from "./keys";

const list: readonly [string, Key][] = [
  ["1 – 9", "control.key_source"], ["q · w · e · r · t", "control.key_layout"], ["z", "control.slate"], ["v 1 – 9", "control.key_preset"],
  ["c", "control.cut"], ["f", "control.fade"], ["m", "control.move"],
  ["[ · ]  , · .", "control.key_select"], ["p", "control.key_toggle"], ["< · >", "control.key_order"],
  ["x", "control.key_mute"], ["+ · -", "control.key_gain"], ["a", "control.key_heard"], ["o", "control.key_solo"],
  ["n", "control.key_call"], ["l", "control.key_third"], [talk_key, "intercom.key_talk"], ["h", "intercom.key_listen"], ["g", "control.key_record"], ["/", "control.key_write"], ["s", "control.steer"], ["?", "desk.key_help"],
];

export function Shortcuts({ console, conversation, third }: { console: Console } & Omit<Around, "help">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const help = () => dialog.current?.showModal();
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (!keys.on.value || is_writing(event.target, "range") || document.querySelector("dialog[open]")) return;
      const key = pressed_key(event);
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && !/^[+=-]$/.test(key)) return;
      if (press(console, key, { help, conversation, third })) event.preventDefault();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  }, [console]);
  return (
    <>
      <button type="button" class="button small" data-testid="shortcuts" onClick={help}><Icon name="keyboard" /> {t("desk.shortcuts")}</button>
      <KeyList name="shortcuts" dialog={dialog} title={t("desk.shortcuts_title")} words={t("desk.shortcuts_on")} keys={keys} list={list.map(([key, words]) => [key, t(words)])} />
    </>
  );
}
