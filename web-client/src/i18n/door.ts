// The words of the door and of the desk's attendance, beside the catalogue that every page loads.
import { add_words } from "./i18n";

const door = {
  es: async () => (await import("./door_es")).door_es,
  en: async () => (await import("./door_en")).door_en,
  pt: async () => (await import("./door_pt")).door_pt,
  "zh-Hant": async () => (await import("./door_zh_hant")).door_zh_hant,
};

let coming: Promise<void> | null = null;

/** Asked for once; again after a failure. */
export function door_words(): Promise<void> {
  coming ??= add_words(door).catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}
