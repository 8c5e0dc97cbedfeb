// The words of the player's controls, beside the catalogue that every page loads.
import { words_once } from "./i18n";
import type { player_en } from "./player_en";

export type PlayerWords = Record<keyof typeof player_en, string>;

export const player_words = words_once({
  es: async () => (await import("./player_es")).player_es,
  en: async () => (await import("./player_en")).player_en,
  pt: async () => (await import("./player_pt")).player_pt,
  "zh-Hant": async () => (await import("./player_zh_hant")).player_zh_hant,
});
