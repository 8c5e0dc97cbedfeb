import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { claims_of, token_of } from "../src/protocol/link";
import { count_graphemes } from "../src/views/questions/composer";
import { arrange } from "../src/views/questions/held";
import { news, own_news } from "../src/views/shell/live_region";
import { language } from "../src/i18n/i18n";
import { complete } from "../src/room/questions";
import { empty_room, type Room } from "../src/room/room";

describe("a list under the reader's hand", () => {
  it("moves nothing, adds nothing and counts what is new while it is held", () => {
    expect(arrange(["a", "b"], ["n", "b", "a"], true, true)).toEqual({ ids: ["a", "b"], fresh: 1 });
  });

  it("leaves what went in its place under the pointer, and takes it out otherwise", () => {
    expect(arrange(["a", "b", "c"], ["a", "c"], true, true).ids).toEqual(["a", "b", "c"]);
    expect(arrange(["a", "b", "c"], ["a", "c"], true, false).ids).toEqual(["a", "c"]);
  });

  it("shows all when nobody holds it, or when it was empty", () => {
    expect(arrange(["a"], ["b", "a"], false, true)).toEqual({ ids: ["b", "a"], fresh: 0 });
    expect(arrange([], ["b"], true, true)).toEqual({ ids: ["b"], fresh: 0 });
  });
});

describe("characters", () => {
  it("are counted as a person counts them", () => {
    expect(count_graphemes("¿Qué?")).toBe(5);
    expect(count_graphemes("👩‍🔬é")).toBe(2);
  });
});

describe("links", () => {
  const payload = Buffer.from(JSON.stringify({ kind: "open", role: "hall", rooms: ["auditorium"], name: "Añadido" })).toString("base64url");
  it("are found in a whole address, a fragment and alone", () => {
    const token = `pn1.${payload}.c2ln`;
    for (const text of [`https://example.org/join#${token}`, `#${token}`, token, ` ${token}\n`]) expect(token_of(text)).toBe(token);
    for (const text of ["", "https://example.org/join", "pn2.a.b", "pn1.a", "#pn1..b"]) expect(token_of(text)).toBeNull();
  });

  it("say what they open", () => {
    expect(claims_of(`pn1.${payload}.c2ln`)).toMatchObject({ role: "hall", name: "Añadido" });
    expect(claims_of("pn1.bm9wZQ.c2ln")).toBeNull();
  });
});

describe("what is read aloud", () => {
  const with_questions = (...questions: Parameters<typeof complete>[0][]): Room =>
    ({ ...empty_room("auditorium"), questions: new Map(questions.map((each) => [each.id ?? "", complete(each)])) });

  it("is the fate of one's own question, what goes on air, and how many are new", () => {
    language.value = "en";
    const before = with_questions({ id: "A", mine: true, state: "pending" });
    const after = with_questions({ id: "A", mine: true, state: "approved" }, { id: "B", text: "Why?", state: "on_air" }, { id: "C", state: "approved" });
    expect(own_news(before, after)).toEqual(["Your question: Published"]);
    expect(news(before, after)).toEqual(["Question on air: Why?", "2 new questions"]);
  });

  it("says that it is one's own question that goes on air", () => {
    language.value = "en";
    const before = with_questions({ id: "A", mine: true, state: "approved" });
    const after = with_questions({ id: "A", mine: true, state: "on_air", text: "Why?" });
    expect(own_news(before, after)).toEqual(["Your question: On air now"]);
    expect(news(before, after)).toEqual(["Question on air: Why?"]);
  });

  it("is nothing where nothing changed", () => {
    const room = with_questions({ id: "A", state: "on_air" });
    expect([...own_news(room, room), ...news(room, room)]).toEqual([]);
  });
});

describe("the sources", () => {
  function files(folder: string): [string, string][] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [[path, readFileSync(path, "utf8")] as [string, string]];
    });
  }
  const all = files(resolve(__dirname, "../src"));

  it("have no way to turn text into markup or code", () => {
    const sinks = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|\beval\(|new Function|srcdoc|createContextualFragment/;
    expect(all.filter(([, text]) => sinks.test(text)).map(([path]) => path)).toEqual([]);
  });

  it("open a socket nowhere but in connection/", () => {
    const opens = all.filter(([, text]) => /new (WebSocket|EventSource)\(/.test(text)).map(([path]) => path);
    expect(opens.every((path) => path.includes("/connection/"))).toBe(true);
  });

  it("take every colour from the tokens, but for the stage that is dark in both", () => {
    const loose = all.filter(([path, text]) => path.endsWith(".css") && !/tokens|player|screen/.test(path) && /#[0-9a-f]{3,8}\b|rgb\(/i.test(text));
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it("stay short: no file over 400 lines", () => {
    expect(all.filter(([, text]) => text.split("\n").length > 400).map(([path]) => path)).toEqual([]);
  });
});
