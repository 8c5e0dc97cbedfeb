// The words of the desk, beside the catalogue that every page loads.
import { words_once } from "./i18n";

export const desk_words = words_once({
  es: async () => (await import("./desk_es")).desk_es,
  en: async () => (await import("./desk_en")).desk_en,
  pt: async () => (await import("./desk_pt")).desk_pt,
  "zh-Hant": async () => (await import("./desk_zh_hant")).desk_zh_hant,
});
