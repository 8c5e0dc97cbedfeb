import { describe, expect, it } from "vitest";
import { guess_language } from "../src/room/guess";
import { alike, features, groups, likeness, Likenesses } from "../src/room/likeness";
import { complete } from "../src/room/questions";
import type { Question } from "../src/protocol/messages";
import { suggestions } from "../src/views/desk/alike";
import { together } from "../src/views/desk/triage";
import { similar_to } from "../src/views/questions/similar";

const asked = (id: string, text: string, more: Partial<Question> = {}) => complete({ id, text, state: "approved", version: 1, ...more });
const map = (...questions: Question[]) => new Map(questions.map((each) => [each.id, each]));

describe("likeness", () => {
  it("knows the same question in other words, without case, accents and endings", () => {
    expect(likeness("¿Cuándo se publican las actas?", "cuando se publicarán las ACTAS del seminario")).toBeGreaterThan(alike);
    expect(likeness("When will the proceedings be published?", "Will you publish the proceedings?")).toBeGreaterThan(alike);
  });

  it("works in Chinese by characters and pairs of them", () => {
    expect(likeness("會議論文集什麼時候出版？", "論文集何時出版？")).toBeGreaterThan(alike);
    expect(likeness("會議論文集什麼時候出版？", "請問停車場在哪裡？")).toBeLessThan(alike);
  });

  it("does not take questions for alike that share no more than small words", () => {
    expect(likeness("When will the break be?", "When will the proceedings be published?")).toBeLessThan(alike);
    expect(likeness("Board one 681208", "Board two 681208")).toBe(0);
    expect(likeness("Another? 1", "Another? 2")).toBe(0);
    expect(likeness("5G?", "¿5G?")).toBe(0);
    expect(likeness("Another?", "another")).toBe(1);
    expect(likeness("¿?", "¿?")).toBe(0);
  });

  it("finds the likest first, among many", () => {
    const found = new Likenesses([
      { id: "a", text: "When will the proceedings be published?" }, { id: "b", text: "Are the proceedings published in Spanish?" },
      { id: "c", text: "Where is lunch served?" },
    ]).of("When are the proceedings published?");
    expect(found.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("puts what is alike together, also by way of others", () => {
    const texts = [{ id: "a", text: "alpha bravo charlie" }, { id: "b", text: "bravo charlie delta" }, { id: "c", text: "charlie delta echo" }, { id: "x", text: "quite another" }];
    expect(groups(texts).map((each) => each.sort())).toEqual([["a", "b", "c"]]);
    expect(groups([])).toEqual([]);
  });

  it("has features of every text, none of nothing", () => {
    expect([...features("Café, CAFÉ!")]).toEqual(["cafe"]);
    expect(features(" ").size).toBe(0);
    expect([...features("５Ｇ網路")]).toEqual(["網", "路", "網路"]);
  });
});

describe("likely duplicates on the desk", () => {
  const all = map(
    asked("old", "When will the proceedings be published?", { votes: 9 }),
    asked("new", "When are the proceedings published?", { state: "pending" }),
    asked("gone", "When will the proceedings be published?", { state: "declined" }),
    asked("other", "Where is lunch?", { state: "pending" }),
  );

  it("are suggested for what waits, among what it can be merged into", () => {
    const found = suggestions()(all);
    expect(found.get("new")).toEqual(["old"]);
    expect(found.has("other")).toBe(false);
    expect(found.has("old")).toBe(false);
  });

  it("go into the earlier one, never out of what others were merged into, and not into what is full", () => {
    const text = "When will the proceedings be published?";
    const waiting = (id: string, at: number, more: Partial<Question> = {}) => asked(id, text, { state: "pending", at, ...more });
    const pair = suggestions()(map(waiting("a", 1), waiting("b", 2)));
    expect(pair.has("a")).toBe(false);
    expect(pair.get("b")).toEqual(["a"]);
    const merged = (n: number, into: string) => Array.from({ length: n }, (_, i) => asked(`m${i}`, "x", { state: "merged", into }));
    expect(suggestions()(map(waiting("a", 1), waiting("b", 2), ...merged(1, "b"))).size).toBe(0);
    expect(suggestions()(map(waiting("a", 1), waiting("b", 2), ...merged(49, "a"))).get("b")).toEqual(["a"]);
    expect(suggestions()(map(waiting("a", 1), waiting("b", 2), ...merged(50, "a"))).size).toBe(0);
  });

  it("are not looked for again while no text and no state has changed", () => {
    const find = suggestions();
    const before = find(all);
    expect(find(new Map(all).set("old", { ...all.get("old")!, votes: 10 }))).toBe(before);
    expect(find(new Map(all).set("old", { ...all.get("old")!, text: "Anything else?" }))).not.toBe(before);
  });

  it("stand beside each other when the desk is sorted so", () => {
    const waiting = ["proceedings publication date", "lunch place", "publication date of proceedings"].map((text, i) => asked(`q${i}`, text, { state: "pending", at: i }));
    expect(together(waiting).map(({ id }) => id)).toEqual(["q0", "q2", "q1"]);
  });
});

describe("similar questions while typing", () => {
  const all = map(
    asked("a", "When will the proceedings be published?", { votes: 1 }), asked("b", "Proceedings: when published?", { votes: 8 }),
    asked("mine", "When will the proceedings be published?", { mine: true }), asked("done", "When will the proceedings be published?", { state: "answered" }),
  );

  it("are those that can be up-voted and are not one's own, three at most", () => {
    expect(similar_to("When are the proceedings published?", all).map(({ id }) => id)).toEqual(expect.arrayContaining(["a", "b"]));
    expect(similar_to("When are the proceedings published?", all).map(({ id }) => id)).not.toContain("mine");
    const many = map(...Array.from({ length: 9 }, (_, i) => asked(`q${i}`, "proceedings published soon")));
    expect(similar_to("proceedings published soon", many)).toHaveLength(3);
  });

  it("wait until there is enough to compare", () => {
    expect(similar_to("proceedings", all)).toEqual([]);
    expect(similar_to("", all)).toEqual([]);
  });
});

describe("the language that a question does not say", () => {
  it("is guessed where enough tells it", () => {
    expect(guess_language("論文集何時出版？")).toBe("zh-Hant");
    expect(guess_language("¿Cuándo se publican las actas?")).toBe("es");
    expect(guess_language("Quando serão publicadas as atas da reunião?")).toBe("pt");
    expect(guess_language("When will the proceedings be published?")).toBe("en");
  });

  it("stays open where nothing does", () => {
    expect(guess_language("5G?")).toBeNull();
    expect(guess_language("")).toBeNull();
  });
});
