// The words of what is said behind the programme and of the hall's echo, beside the catalogues of the pages that show it.
import { words_once } from "./i18n";

export const intercom_words = words_once({
  es: async () => (await import("./intercom_es")).intercom_es,
  en: async () => (await import("./intercom_en")).intercom_en,
  pt: async () => (await import("./intercom_pt")).intercom_pt,
  "zh-Hant": async () => (await import("./intercom_zh_hant")).intercom_zh_hant,
});
