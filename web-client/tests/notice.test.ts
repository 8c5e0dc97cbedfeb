import { describe, expect, it } from "vitest";
import { language } from "../src/i18n/i18n";
import type { EventInfo } from "../src/protocol/messages";
import { acceptance_of, paragraphs } from "../src/views/join/notice";

const event = (notice?: EventInfo["notice"]): EventInfo => ({ name: "x", languages: ["es"], rooms: [], version: "e", agenda: null, ...(notice ? { notice } : {}) });

describe("the notice at the door", () => {
  it("is accepted in the version and the language in which it was shown", () => {
    const notice = { version: "2027-01", text: { es: "Se graba.", en: "It is recorded." } };
    language.value = "en";
    expect(acceptance_of(event(notice))).toEqual({ notice: "2027-01", notice_language: "en" });
    language.value = "pt";
    expect(acceptance_of(event(notice))).toEqual({ notice: "2027-01", notice_language: "es" });
    language.value = "zh-Hant";
    expect(acceptance_of(event(notice))).toEqual({ notice: "2027-01", notice_language: "en" });
  });

  it("is nothing where nothing is asked", () => {
    expect(acceptance_of(event())).toBeNull();
    expect(acceptance_of(null)).toBeNull();
  });

  it("has its paragraphs where lines are empty", () => {
    expect(paragraphs("One\nstill one.\n\nTwo.\n \n\n")).toEqual(["One\nstill one.", "Two."]);
    expect(paragraphs("")).toEqual([]);
  });
});
