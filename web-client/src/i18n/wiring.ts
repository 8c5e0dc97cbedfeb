// The words of the help for the hall's mixing desk, which comes when it is opened.
import { words_once } from "./i18n";

export const wiring_words = words_once({
  es: async () => (await import("./wiring_es")).wiring_es,
  en: async () => (await import("./wiring_en")).wiring_en,
  pt: async () => (await import("./wiring_pt")).wiring_pt,
  "zh-Hant": async () => (await import("./wiring_zh_hant")).wiring_zh_hant,
});
