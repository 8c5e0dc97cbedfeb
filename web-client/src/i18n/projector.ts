// The words of the programme on the projector, beside the catalogue that every page loads.
import { words_once } from "./i18n";

export const projector_words = words_once({
  es: async () => (await import("./projector_es")).projector_es,
  en: async () => (await import("./projector_en")).projector_en,
  pt: async () => (await import("./projector_pt")).projector_pt,
  "zh-Hant": async () => (await import("./projector_zh_hant")).projector_zh_hant,
});
