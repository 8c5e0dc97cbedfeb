// The words of a producer's page, beside those of the stage.
import { words_once } from "./i18n";

export const control_words = words_once({
  es: async () => (await import("./control_es")).control_es,
  en: async () => (await import("./control_en")).control_en,
  pt: async () => (await import("./control_pt")).control_pt,
  "zh-Hant": async () => (await import("./control_zh_hant")).control_zh_hant,
});
