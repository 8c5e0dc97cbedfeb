// The words of the player's controls, beside the catalogue that every page loads.
import { add_words } from "./i18n";
import type { player_en } from "./player_en";

export type PlayerWords = Record<keyof typeof player_en, string>;

const player = {
  es: async () => (await import("./player_es")).player_es,
  en: async () => (await import("./player_en")).player_en,
  pt: async () => (await import("./player_pt")).player_pt,
  "zh-Hant": async () => (await import("./player_zh_hant")).player_zh_hant,
};

let coming: Promise<void> | null = null;

/** Asked for once; again after a failure. */
export function player_words(): Promise<void> {
  coming ??= add_words(player).catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}
