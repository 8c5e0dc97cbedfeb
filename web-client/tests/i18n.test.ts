import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues, language, t, type Key } from "../src/i18n/i18n";
import { en } from "../src/i18n/en";

const keys = Object.keys(en) as Key[];

function forms(message: string | { one: string; other: string }): string[] {
  return typeof message === "string" ? [message] : [message.one, message.other];
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
        const wanted = placeholders(forms(en[key]).at(-1) ?? "");
        for (const text of forms(catalogue[key])) expect(placeholders(text), key).toEqual(wanted);
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
  });
});
