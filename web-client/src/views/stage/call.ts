// How a panelist is called: a sound, the title of the page that flashes while it is not looked at, and the telephone that shakes.
// Where the sound cannot come out, the page says it all the larger.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Standing } from "../../room/stage";
import { play_call } from "../../stage/sounds";
import type { Studio } from "../../stage/studio";

const flash_ms = 800;
const shake_ms = [300, 150, 300];

export const title_mark = signal("");
/** The call made no sound, and still counts. */
export const call_unheard = signal(false);

function mark_of(standing: Standing, lit: boolean): string {
  if (standing === "on_air") return `● ${t("stage.on_air")} · `;
  if (standing === "next") return lit ? `▶ ${t("stage.next")} · ` : "";
  return "";
}

export function useCall(standing: Standing, studio: Studio): void {
  const before = useRef<Standing>("backstage");
  useEffect(() => {
    const called = standing === "next" && before.current === "backstage";
    before.current = standing;
    if (!called) return;
    let over = false;
    void play_call(studio.devices.chosen.peek().speaker).then((sounded) => {
      if (!over) call_unheard.value = sounded === "blocked" || sounded === "failed";
    });
    navigator.vibrate?.(shake_ms);
    return () => {
      over = true;
      call_unheard.value = false;
    };
  }, [standing, studio]);
  useEffect(() => {
    let lit = true;
    title_mark.value = mark_of(standing, lit);
    if (standing !== "next") return;
    const timer = setInterval(() => {
      lit = !lit || !document.hidden;
      title_mark.value = mark_of(standing, lit);
    }, flash_ms);
    return () => clearInterval(timer);
  }, [standing]);
}
