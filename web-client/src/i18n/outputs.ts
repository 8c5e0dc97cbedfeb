// The words of the producer's panel of outputs, beside the catalogues that the page loads.
import { words_once } from "./i18n";

export const outputs_words = words_once({
  es: async () => (await import("./outputs_es")).outputs_es,
  en: async () => (await import("./outputs_en")).outputs_en,
  pt: async () => (await import("./outputs_pt")).outputs_pt,
  "zh-Hant": async () => (await import("./outputs_zh_hant")).outputs_zh_hant,
});
