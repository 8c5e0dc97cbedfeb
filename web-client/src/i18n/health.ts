// The words of the desk's health panel, beside the catalogue that every page loads.
import { words_once } from "./i18n";

export const health_words = words_once({
  es: async () => (await import("./health_es")).health_es,
  en: async () => (await import("./health_en")).health_en,
  pt: async () => (await import("./health_pt")).health_pt,
  "zh-Hant": async () => (await import("./health_zh_hant")).health_zh_hant,
});
