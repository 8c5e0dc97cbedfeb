// The list of the picture's keys, and the switch that turns them off.
import type { RefObject } from "preact";
import { t } from "../../i18n/i18n";
import { KeyList } from "../shell/key_list";
import { keys, listed } from "./keys";

export function KeysList({ dialog }: { dialog: RefObject<HTMLDialogElement> }) {
  const list = listed.map(([key, act]) => [key, t(`player.key_${act}`)] as const);
  return <KeyList name="player-keys" dialog={dialog} title={t("player.keys_title")} words={t("player.keys_on")} keys={keys} list={list} />;
}
