// What becomes of what a producer says by talkback, in words: heard is only what is connected, and by whom there is.
import { t } from "../../i18n/i18n";
import { hearers_of } from "../../room/intercom";
import type { Room } from "../../room/room";

export interface Saying {
  /** "backstage", "everyone" or a panelist. */
  to: string;
  /** Of the panelist, as chosen: they may be in no list any more. */
  name: string;
  connected: boolean;
}

/** Why nobody hears it; empty: somebody does. */
export function why_unheard(room: Pick<Room, "backstage" | "stage">, { to, name, connected }: Saying): string {
  if (!connected) return t("intercom.not_connected");
  if (hearers_of(room, to).length > 0) return "";
  if (to === "backstage") return t("intercom.nobody_backstage");
  return to === "everyone" ? t("intercom.nobody_there") : t("intercom.one_gone", { name });
}
