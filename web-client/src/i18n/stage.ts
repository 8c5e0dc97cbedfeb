// The words of the stage, beside the catalogue that every page loads.
import { words_once } from "./i18n";

export const stage_words = words_once({
  es: async () => (await import("./stage_es")).stage_es,
  en: async () => (await import("./stage_en")).stage_en,
  pt: async () => (await import("./stage_pt")).stage_pt,
  "zh-Hant": async () => (await import("./stage_zh_hant")).stage_zh_hant,
});
