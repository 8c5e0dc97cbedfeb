// Which of the pages' languages suits a reader, by the tags that a browser, a link or the server gives. Pure.
export const languages = ["es", "en", "pt", "zh-Hant"] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name, in its own script. */
export const own_names: Record<Language, string> = { es: "Español", en: "English", pt: "Português", "zh-Hant": "繁體中文" };

export function accepted(tag: string | null): Language | null {
  return languages.find((each) => each === tag) ?? null;
}

function match(tag: string): Language | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === "zh") return script === "Hant" ? "zh-Hant" : null;
    return accepted(language);
  } catch {
    return null;  // not a tag
  }
}

/** The first that the reader's list names. Who reads simplified Chinese alone is better served by the traditional than by Spanish. */
export function first_of(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const found = match(tag);
    if (found) return found;
  }
  return tags.some((tag) => /^zh\b/i.test(tag)) ? "zh-Hant" : null;
}
