// The switch by which a producer hears those who wait, besides the programme, and how loud it is there while nobody listens.
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { backstage_peak } from "../../room/intercom";
import { LevelBar } from "../stage/level";
import type { Console } from "./console";
import { listen_words } from "./listen_words";

export function Listen({ console, connected }: { console: Console; connected: boolean }) {
  const { store } = console;
  const room = store.room.value;
  const online = store.online.value;
  const on = console.listens.value;
  useEffect(() => {
    if (online) console.renew_listening();
  }, [console, online]);
  const { heard, words } = listen_words(room, { connected, silent: console.silent.value, solo: console.solo.value !== "", hall_minus: console.hall_minus.value });
  return (
    <div class="listen">
      <button type="button" class="button small" data-testid="listen" aria-pressed={on} aria-keyshortcuts="h" onClick={() => console.toggle_listening()}>{t("intercom.listen")}</button>
      <LevelBar db={backstage_peak(room) / 100} label={t("intercom.listen_level")} />
      <p class="small" role="status" data-testid="listen-state" data-heard={on && heard}>{on && words}</p>
    </div>
  );
}
