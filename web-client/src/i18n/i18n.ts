// The page's words in the reader's language. `t` is reactive: a view that calls it is drawn again when the language
// changes. Plurals, dates and numbers follow Intl.
import { computed, signal } from "@preact/signals";
import { en } from "./en";
import { es } from "./es";

export type Key = keyof typeof en;
type Forms = { one: string; other: string };
export type Catalogue = { [K in Key]: (typeof en)[K] extends string ? string : Forms };
export type Language = "es" | "en";

export const catalogues: Record<Language, Catalogue> = { es, en };
export const languages = Object.keys(catalogues) as Language[];

const storage_key = "paraninfo/language";

function first_language(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(storage_key);
  } catch {
    // No storage: the browser's own preference decides.
  }
  const wished = [kept, ...(typeof navigator === "undefined" ? [] : navigator.languages)];
  for (const tag of wished) {
    const found = languages.find((language) => tag?.toLowerCase().startsWith(language));
    if (found) return found;
  }
  return "es";
}

export const language = signal<Language>(first_language());
const plural_rules = computed(() => new Intl.PluralRules(language.value));
const number_format = computed(() => new Intl.NumberFormat(language.value));

export function choose_language(chosen: Language): void {
  language.value = chosen;
  try {
    localStorage.setItem(storage_key, chosen);
  } catch {
    // Chosen for this page only.
  }
}

/** Whether the reader has chosen a language on this browser. */
export function language_chosen(): boolean {
  try {
    return localStorage.getItem(storage_key) !== null;
  } catch {
    return false;
  }
}

type Values = Record<string, string | number>;

export function t(key: Key, values: Values = {}): string {
  const message = catalogues[language.value][key];
  const text = typeof message === "string" ? message : form_of(message, Number(values["n"]));
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? number_format.value.format(value) : (value ?? "");
  });
}

function form_of(forms: Forms, n: number): string {
  return plural_rules.value.select(n) === "one" ? forms.one : forms.other;
}

export function format_number(n: number, digits = 0): string {
  return new Intl.NumberFormat(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n);
}

export function format_time(at_ms: number): string {
  return new Intl.DateTimeFormat(language.value, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at_ms);
}

export function format_date_time(at_ms: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "short" }).format(at_ms);
}

/** A short length of time in words, in the largest unit that fits. */
export function format_span(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [n, unit] = seconds < 60 ? [seconds, "second"] : seconds < 3600 ? [Math.floor(seconds / 60), "minute"] : [Math.floor(seconds / 3600), "hour"];
  return new Intl.NumberFormat(language.value, { style: "unit", unit: String(unit), unitDisplay: "long" }).format(Number(n));
}

/** A name given by language, in the reader's, or in whatever there is. */
export function name_in(names: Record<string, string> | string | undefined): string {
  if (typeof names === "string" || !names) return names ?? "";
  return names[language.value] ?? Object.values(names)[0] ?? "";
}
