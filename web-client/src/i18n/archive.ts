// The words of the recordings' page, beside the catalogue that every page loads.
import { add_words } from "./i18n";

const archive = {
  es: async () => (await import("./archive_es")).archive_es,
  en: async () => (await import("./archive_en")).archive_en,
  pt: async () => (await import("./archive_pt")).archive_pt,
  "zh-Hant": async () => (await import("./archive_zh_hant")).archive_zh_hant,
};

export function archive_words(): Promise<void> {
  return add_words(archive);
}
