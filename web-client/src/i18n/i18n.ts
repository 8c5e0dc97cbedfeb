// The page's words in the reader's language. `t` is reactive: a view that calls it is drawn again when the language
// changes. Each language's catalogue is a file of its own, loaded when it is wanted: a page is drawn first when it is there.
import { computed, signal } from "@preact/signals";
import { accepted, first_of, type Language } from "./choice";
import type { archive_en } from "./archive_en";
import type { control_en } from "./control_en";
import type { desk_en } from "./desk_en";
import type { door_en } from "./door_en";
import type { en } from "./en";
import type { health_en } from "./health_en";
import type { intercom_en } from "./intercom_en";
import type { kept_en } from "./kept_en";
import type { outputs_en } from "./outputs_en";
import type { player_en } from "./player_en";
import type { projector_en } from "./projector_en";
import type { stage_en } from "./stage_en";
import type { wiring_en } from "./wiring_en";

export { languages, type Language } from "./choice";

export type Key = keyof typeof en | keyof typeof control_en | keyof typeof desk_en | keyof typeof door_en | keyof typeof player_en | keyof typeof archive_en | keyof typeof health_en | keyof typeof intercom_en | keyof typeof kept_en | keyof typeof outputs_en | keyof typeof projector_en | keyof typeof stage_en | keyof typeof wiring_en;
/** By plural category of Intl.PluralRules; a language has those that its whole numbers use. */
export type Forms = { one?: string; other: string };
export type Catalogue = { [K in keyof typeof en]: (typeof en)[K] extends string ? string : Forms };
type Words = { [K in Key]?: string | Forms };
type Load = Record<Language, () => Promise<Words>>;

const load: Record<Language, () => Promise<Catalogue>> = {
  es: async () => (await import("./es")).es,
  en: async () => (await import("./en")).en,
  pt: async () => (await import("./pt")).pt,
  "zh-Hant": async () => (await import("./zh_hant")).zh_hant,
};

const chosen_key = "paraninfo/language";
/** What a link or the server said: known at the next page's first paint, and weaker than a choice. */
const given_key = "paraninfo/language-given";
const load_again_ms = 2000;

function kept(key: string): Language | null {
  try {
    return accepted(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(key: string, value: Language): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // For this page only.
  }
}

const loaded = new Map<Language, Words>();
const loads = new Set<Load>([load]);
const browser = typeof navigator === "undefined" ? [] : navigator.languages;

export const language = signal<Language>(kept(chosen_key) ?? kept(given_key) ?? first_of(browser) ?? "es");
const plural_rules = computed(() => new Intl.PluralRules(language.value));
const number_format = computed(() => new Intl.NumberFormat(language.value));

export async function load_language(wanted: Language): Promise<void> {
  if (!loaded.has(wanted)) await learn(wanted, loads);
}

async function learn(wanted: Language, from: Iterable<Load>): Promise<void> {
  const words = await Promise.all([...from].map((each) => each[wanted]()));
  loaded.set(wanted, Object.assign({}, loaded.get(wanted), ...words) as Words);
}

/** Words of a part that comes later, in each language that is or will be spoken. */
export async function add_words(more: Load): Promise<void> {
  await Promise.all([...loaded.keys()].map((each) => learn(each, [more])));
  loads.add(more);
}

/** The same for a part that is opened again and again: asked for once, and again after a failure. */
export function words_once(more: Load): () => Promise<void> {
  let coming: Promise<void> | null = null;
  return () => {
    coming ??= add_words(more).catch((error: unknown) => {
      coming = null;
      throw error;
    });
    return coming;
  };
}

let wished = language.value;

/** Speaks it as soon as its words are there; the last wish counts. Without a network the page goes on as it is. */
async function speak(wanted: Language): Promise<void> {
  wished = wanted;
  await load_language(wanted);
  if (wished === wanted) language.value = wanted;
}

/** The first paint waits for this; it tries until there are words. */
export async function language_ready(): Promise<void> {
  for (;;) {
    try {
      await speak(wished);
      if (loaded.has(language.value)) return;
    } catch {
      await new Promise((done) => setTimeout(done, load_again_ms));
    }
  }
}

/** The reader's own choice, kept for this browser. */
export async function choose_language(chosen: Language): Promise<void> {
  keep(chosen_key, chosen);
  await speak(chosen).catch(() => undefined);
}

/** What a link or the server says of the reader's language: it counts where the reader has not chosen. */
export async function follow_language(tag: string | undefined): Promise<void> {
  const given = accepted(tag ?? null);
  if (!given || kept(chosen_key)) return;
  keep(given_key, given);
  await speak(given).catch(() => undefined);
}

type Values = Record<string, string | number>;

export function t(key: Key, values: Values = {}): string {
  const message = loaded.get(language.value)?.[key] ?? "";
  const text = typeof message === "string" ? message : form_of(message, Number(values["n"]));
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? number_format.value.format(value) : (value ?? "");
  });
}

function form_of(forms: Forms, n: number): string {
  return plural_rules.value.select(n) === "one" ? (forms.one ?? forms.other) : forms.other;
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

/** What a reader is shown where a text is not in their language: the nearest first. */
const instead: Record<Language, readonly Language[]> = {
  es: ["pt", "en"], en: ["es", "pt"], pt: ["es", "en"], "zh-Hant": ["en", "es"],
};

type Named = Record<string, string> | string | undefined;

/** In which language a name is shown: the reader's, or the nearest that there is. */
export function shown_language(names: Record<string, string>): string | undefined {
  return [language.value, ...instead[language.value], ...Object.keys(names)].find((each) => names[each]);
}

/** A name given by language, in the reader's, or in the nearest that there is. */
export function name_in(names: Named): string {
  if (typeof names === "string" || !names) return names ?? "";
  return names[shown_language(names) ?? ""] ?? "";
}

/** For the `lang` of where the name is shown: another language than the page's, or nothing. */
export function lang_in(names: Named): string | undefined {
  const shown = typeof names === "object" ? shown_language(names) : undefined;
  return shown === language.value ? undefined : shown;
}
