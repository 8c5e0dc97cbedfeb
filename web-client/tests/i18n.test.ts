import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { first_of } from "../src/i18n/choice";
import { lang_in, language, languages, name_in, t, type Forms, type Key, type Language } from "../src/i18n/i18n";
import { en } from "../src/i18n/en";
import { es } from "../src/i18n/es";
import { pt } from "../src/i18n/pt";
import { zh_hant } from "../src/i18n/zh_hant";
import { archive_en } from "../src/i18n/archive_en";
import { archive_es } from "../src/i18n/archive_es";
import { archive_pt } from "../src/i18n/archive_pt";
import { archive_zh_hant } from "../src/i18n/archive_zh_hant";
import { control_en } from "../src/i18n/control_en";
import { control_es } from "../src/i18n/control_es";
import { control_pt } from "../src/i18n/control_pt";
import { control_zh_hant } from "../src/i18n/control_zh_hant";
import { desk_en } from "../src/i18n/desk_en";
import { desk_es } from "../src/i18n/desk_es";
import { desk_pt } from "../src/i18n/desk_pt";
import { desk_zh_hant } from "../src/i18n/desk_zh_hant";
import { door_en } from "../src/i18n/door_en";
import { door_es } from "../src/i18n/door_es";
import { door_pt } from "../src/i18n/door_pt";
import { door_zh_hant } from "../src/i18n/door_zh_hant";
import { health_en } from "../src/i18n/health_en";
import { health_es } from "../src/i18n/health_es";
import { health_pt } from "../src/i18n/health_pt";
import { health_zh_hant } from "../src/i18n/health_zh_hant";
import { intercom_en } from "../src/i18n/intercom_en";
import { intercom_es } from "../src/i18n/intercom_es";
import { intercom_pt } from "../src/i18n/intercom_pt";
import { intercom_zh_hant } from "../src/i18n/intercom_zh_hant";
import { kept_en } from "../src/i18n/kept_en";
import { kept_es } from "../src/i18n/kept_es";
import { kept_pt } from "../src/i18n/kept_pt";
import { kept_zh_hant } from "../src/i18n/kept_zh_hant";
import { outputs_en } from "../src/i18n/outputs_en";
import { outputs_es } from "../src/i18n/outputs_es";
import { outputs_pt } from "../src/i18n/outputs_pt";
import { outputs_zh_hant } from "../src/i18n/outputs_zh_hant";
import { player_en } from "../src/i18n/player_en";
import { player_es } from "../src/i18n/player_es";
import { player_pt } from "../src/i18n/player_pt";
import { player_zh_hant } from "../src/i18n/player_zh_hant";
import { projector_en } from "../src/i18n/projector_en";
import { projector_es } from "../src/i18n/projector_es";
import { projector_pt } from "../src/i18n/projector_pt";
import { projector_zh_hant } from "../src/i18n/projector_zh_hant";
import { stage_en } from "../src/i18n/stage_en";
import { stage_es } from "../src/i18n/stage_es";
import { stage_pt } from "../src/i18n/stage_pt";
import { stage_zh_hant } from "../src/i18n/stage_zh_hant";
import { wiring_en } from "../src/i18n/wiring_en";
import { wiring_es } from "../src/i18n/wiring_es";
import { wiring_pt } from "../src/i18n/wiring_pt";
import { wiring_zh_hant } from "../src/i18n/wiring_zh_hant";

/** With the parts that come later. */
const english = { ...en, ...control_en, ...desk_en, ...door_en, ...player_en, ...archive_en, ...health_en, ...intercom_en, ...kept_en, ...outputs_en, ...projector_en, ...stage_en, ...wiring_en };
const catalogues: Record<Language, Record<Key, string | Forms>> = {
  es: { ...es, ...control_es, ...desk_es, ...door_es, ...player_es, ...archive_es, ...health_es, ...intercom_es, ...kept_es, ...outputs_es, ...projector_es, ...stage_es, ...wiring_es }, en: english, pt: { ...pt, ...control_pt, ...desk_pt, ...door_pt, ...player_pt, ...archive_pt, ...health_pt, ...intercom_pt, ...kept_pt, ...outputs_pt, ...projector_pt, ...stage_pt, ...wiring_pt },
  "zh-Hant": { ...zh_hant, ...control_zh_hant, ...desk_zh_hant, ...door_zh_hant, ...player_zh_hant, ...archive_zh_hant, ...health_zh_hant, ...intercom_zh_hant, ...kept_zh_hant, ...outputs_zh_hant, ...projector_zh_hant, ...stage_zh_hant, ...wiring_zh_hant },
};
const keys = Object.keys(english) as Key[];

function forms(message: string | Forms): string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).sort();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "i18n" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}

describe("the catalogues", () => {
  for (const [name, catalogue] of Object.entries(catalogues)) {
    it(`${name} has every message, none empty, none more`, () => {
      expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
      for (const key of keys) for (const text of forms(catalogue[key])) expect(text.trim(), key).not.toBe("");
    });

    it(`${name} has the placeholders of the English messages`, () => {
      for (const key of keys) {
        const wanted = placeholders(forms(english[key]).at(-1) ?? "");
        for (const text of forms(catalogue[key])) expect(placeholders(text), key).toEqual(wanted);
      }
    });
  }

  for (const name of languages) {
    it(`${name} has the plural forms that its numbers use, and no other`, () => {
      const rules = new Intl.PluralRules(name);
      const used = new Set(Array.from({ length: 10_001 }, (_, n) => rules.select(n)));
      for (const key of keys) {
        expect(typeof catalogues[name][key], key).toBe(typeof english[key]);
        const message = catalogues[name][key];
        if (typeof message !== "string") expect(Object.keys(message).sort(), key).toEqual([...used].sort());
      }
    });
  }

  it("hold every message that the views name, and no other", () => {
    const text = sources(resolve(__dirname, "../src")).join("\n");
    const named = new Set([...text.matchAll(/"([a-z]+\.[a-z0-9_]+)"/g)].map(([, key]) => key));
    const built = [...text.matchAll(/`([a-z]+\.(?:[a-z]+_)?)\$\{\w/g)].map(([, prefix]) => String(prefix));
    const unused = keys.filter((key) => !named.has(key) && !built.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });

  it("follow the plural rules and the numbers of the language", () => {
    language.value = "es";
    expect(t("questions.votes", { n: 1 })).toBe("1 voto");
    expect(t("presence.people", { n: 12345 })).toBe("12.345 personas aquí");
    language.value = "en";
    expect(t("questions.votes", { n: 0 })).toBe("0 votes");
    expect(t("presence.people", { n: 12345 })).toBe("12,345 people here");
    language.value = "pt";
    expect(t("questions.votes", { n: 0 })).toBe("0 voto");
    expect(t("presence.people", { n: 12345 })).toBe("12.345 pessoas aqui");
    language.value = "zh-Hant";
    expect(t("questions.votes", { n: 1 })).toBe("1 票");
  });
});

describe("the reader's language", () => {
  it("is the first of the browser's that the pages speak", () => {
    const cases: [string[], Language | null][] = [
      [["zh-TW"], "zh-Hant"], [["zh-HK"], "zh-Hant"], [["zh-Hant"], "zh-Hant"], [["zh-Hant-MO"], "zh-Hant"], [["pt-BR"], "pt"],
      [["pt-PT", "en"], "pt"], [["es-AR"], "es"], [["en-GB"], "en"], [["fr", "en-US"], "en"], [["zh-CN", "en"], "en"],
      [["zh-CN"], "zh-Hant"], [["fr"], null], [["not a tag", "es"], "es"], [[], null],
    ];
    for (const [tags, wanted] of cases) expect(first_of(tags), tags.join()).toBe(wanted);
  });

  it("falls to the nearest where a name is not given in it", () => {
    language.value = "pt";
    expect(name_in({ en: "Hall", es: "Sala" })).toBe("Sala");
    expect(name_in({ en: "Hall", es: "Sala", pt: "Auditório" })).toBe("Auditório");
    language.value = "zh-Hant";
    expect(name_in({ en: "Hall", es: "Sala" })).toBe("Hall");
    expect(name_in({ "zh-Hant": "禮堂", en: "Hall" })).toBe("禮堂");
    expect(lang_in({ "zh-Hant": "禮堂", en: "Hall" })).toBeUndefined();
    expect([lang_in({ en: "Hall" }), lang_in("Hall"), lang_in({}), lang_in(undefined)]).toEqual(["en", undefined, undefined, undefined]);
  });
});
