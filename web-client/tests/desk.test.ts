import { describe, expect, it } from "vitest";
import type { Question } from "../src/protocol/messages";
import { complete } from "../src/room/questions";
import { additions_to } from "../src/views/desk/acts";
import { other_language, tags_in } from "../src/views/desk/additions";
import { entered } from "../src/views/desk/enter";
import { arranged, everything, fair, fits, heard, languages_of, tags_of } from "../src/views/desk/triage";
import { translation_for } from "../src/views/questions/words";

function asked(id: string, more: Partial<Question> = {}): Question {
  return complete({ id, text: `Text of ${id}`, state: "approved", version: 1, ...more });
}

const map = (...questions: Question[]) => new Map(questions.map((each) => [each.id, each]));
const ids = (questions: readonly Question[]) => questions.map(({ id }) => id).join("");

describe("triage", () => {
  const question = asked("A", { text: "¿Cuándo salen las ACTAS?", name: "Ana", language: "es", origin: "hall", tags: ["plazos"] });

  it("filters by state, tag, language, origin and words, all at once", () => {
    const wanted = { ...everything, state: "approved", tag: "plazos", language: "es", origin: "hall", words: "cuando" } as const;
    expect(fits(question, wanted)).toBe(true);
    for (const other of [{ state: "pending" }, { tag: "otra" }, { language: "en" }, { origin: "remote" }, { words: "café" }] as const) {
      expect(fits(question, { ...wanted, ...other })).toBe(false);
    }
    expect(fits(question, { ...everything, words: "ANA" })).toBe(true);
  });

  it("finds questions that do not say their language", () => {
    expect(fits(asked("B"), { ...everything, language: "-" })).toBe(true);
    expect(languages_of(map(question, asked("B")))).toEqual(["-", "es"]);
    expect(tags_of(map(question, asked("B", { tags: ["actas", "plazos"] })))).toEqual(["actas", "plazos"]);
  });

  it("sorts as the column does, or as it is told", () => {
    const all = map(asked("A", { votes: 1, at: 3 }), asked("B", { votes: 9, at: 2 }), asked("C", { votes: 5, at: 1, state: "pending" }));
    expect(ids(arranged(all, ["approved"], everything, "votes"))).toBe("BA");
    expect(ids(arranged(all, ["approved"], everything, "newest"))).toBe("AB");
    expect(ids(arranged(all, ["approved", "pending"], { ...everything, sort: "oldest" }, "votes"))).toBe("CBA");
  });
});

describe("the fair order", () => {
  const remote = (id: string, votes: number, more: Partial<Question> = {}) => asked(id, { votes, ...more });
  const hall = (id: string, votes: number, more: Partial<Question> = {}) => asked(id, { votes, origin: "hall", ...more });

  it("alternates, the most voted of each side first", () => {
    expect(ids(fair([remote("a", 9), remote("b", 8), hall("X", 1), hall("Y", 2)], { remote: 0, hall: 0 }))).toBe("aYbX");
  });

  it("begins with the side that was heard less, and goes on where one side has no more", () => {
    const all = map(remote("a", 9), hall("X", 1), hall("Y", 2), remote("z", 0, { state: "answered" }), remote("o", 0, { state: "on_air" }));
    expect(heard(all)).toEqual({ remote: 2, hall: 0 });
    expect(ids(arranged(all, ["approved"], { ...everything, sort: "fair" }, "votes"))).toBe("YXa");
    expect(ids(fair([hall("X", 1)], { remote: 0, hall: 5 }))).toBe("X");
  });

  it("leaves out no sealed question, though nobody knows where it comes from", () => {
    const sealed = asked("s", { votes: 5, origin: null });
    expect(ids(fair([remote("a", 9), sealed, hall("X", 1)], { remote: 0, hall: 0 }))).toBe("aXs");
    expect(fits(sealed, { ...everything, origin: "hall" })).toBe(false);
    expect(heard(map(asked("o", { state: "on_air", origin: null })))).toEqual({ remote: 1, hall: 0 });
  });
});

describe("additions", () => {
  it("are possible in each state but answers and translations of what is withdrawn or merged", () => {
    expect(additions_to(asked("A", { state: "merged" }))).toEqual(["set_tags", "note"]);
    expect(additions_to(asked("A", { state: "declined" }))).toContain("answer_in_writing");
  });

  it("take tags as they are written", () => {
    expect(tags_in(" actas, plazos,,actas ")).toEqual(["actas", "plazos"]);
    expect(tags_in(" ")).toEqual([]);
  });

  it("offer the first language that is not there yet", () => {
    expect(other_language(asked("A", { language: "es" }))).toBe("en");
    expect(other_language(asked("A", { language: "es", translations: [{ language: "en", text: "x" }] }))).toBe("pt");
  });

  it("are shown to who reads that language, unless they are drafts or not needed", () => {
    const translations = [{ language: "en", text: "When?" }] as const;
    expect(translation_for(asked("A", { language: "es", translations: [...translations] }), "en")).toBe("When?");
    expect(translation_for(asked("A", { language: "es", translations: [...translations] }), "pt")).toBeNull();
    expect(translation_for(asked("A", { language: "en", translations: [...translations] }), "en")).toBeNull();
    expect(translation_for(asked("A", { translations: [{ language: "en", text: "x", approved: false }] }), "en")).toBeNull();
  });
});

describe("a question from the hall", () => {
  it("is sent with what was said and nothing else", () => {
    expect(entered({ text: " Why? ", name: " ", language: "", to: "" })).toEqual({ text: "Why?" });
    expect(entered({ text: "Why?", name: "Ana", language: "es", to: "speaker-2" }, "opening")).toEqual({ text: "Why?", name: "Ana", language: "es", to: "speaker-2", session: "opening" });
  });
});
