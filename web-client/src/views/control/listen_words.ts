// What becomes of listening backstage on this page, in words: whom the producer hears, or why nobody.
import { t, type Key } from "../../i18n/i18n";
import { hearers_of, is_listening } from "../../room/intercom";
import type { Room } from "../../room/room";

export interface Ears {
  /** The programme comes by WebRTC: viewers' picture carries nobody from backstage. */
  connected: boolean;
  /** Its sound is off here. */
  silent: boolean;
  /** One source is heard in its place. */
  solo: boolean;
  /** It is heard without the hall, as where it is played into the hall: nobody from backstage may be heard there. */
  hall_minus: boolean;
}

export function listen_words(room: Pick<Room, "backstage" | "stage" | "behind" | "you">, ears: Ears): { heard: boolean; words: string } {
  const why = why_not(ears, is_listening(room));
  if (why) return { heard: false, words: t(why) };
  const names = hearers_of(room, "backstage").map(({ name }) => name || t("stage.nameless"));
  if (names.length === 0) return { heard: false, words: t("intercom.listen_nobody") };
  return { heard: true, words: t("intercom.you_listen", { names: names.join(", ") }) };
}

function why_not({ connected, silent, solo, hall_minus }: Ears, is_told: boolean): Key | null {
  if (hall_minus) return "intercom.listen_hall_minus";
  if (solo) return "intercom.listen_solo";
  if (silent) return "intercom.listen_silent";
  return connected && is_told ? null : "intercom.listen_not_connected";
}
