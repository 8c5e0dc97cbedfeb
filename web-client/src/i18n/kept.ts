// The words of what a producer keeps and plays: presets, files, the recording. They come with the parts that need them.
import { words_once } from "./i18n";

export const kept_words = words_once({
  es: async () => (await import("./kept_es")).kept_es,
  en: async () => (await import("./kept_en")).kept_en,
  pt: async () => (await import("./kept_pt")).kept_pt,
  "zh-Hant": async () => (await import("./kept_zh_hant")).kept_zh_hant,
});
