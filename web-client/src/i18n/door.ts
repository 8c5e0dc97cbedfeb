// The words of the door and of the desk's attendance, beside the catalogue that every page loads.
import { words_once } from "./i18n";

export const door_words = words_once({
  es: async () => (await import("./door_es")).door_es,
  en: async () => (await import("./door_en")).door_en,
  pt: async () => (await import("./door_pt")).door_pt,
  "zh-Hant": async () => (await import("./door_zh_hant")).door_zh_hant,
});
