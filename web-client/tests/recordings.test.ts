import { describe, expect, it } from "vitest";
import { chapter_at, clock_text, type Chapter } from "../src/protocol/recordings";

const chapters: Chapter[] = [
  { at_ms: 1000, title: "Opening", kind: "session" },
  { at_ms: 61_000, title: "Why?", kind: "question", question: "q1" },
];

describe("recordings", () => {
  it("the chapter that is played is the last that has begun", () => {
    expect(chapter_at(chapters, 0)).toBe(-1);
    expect(chapter_at(chapters, 1000)).toBe(0);
    expect(chapter_at(chapters, 60_999)).toBe(0);
    expect(chapter_at(chapters, 9_000_000)).toBe(1);
    expect(chapter_at([], 5)).toBe(-1);
  });

  it("a place is told in hours only where there are any", () => {
    expect(clock_text(0)).toBe("0:00");
    expect(clock_text(599_999)).toBe("9:59");
    expect(clock_text(3_723_000)).toBe("1:02:03");
  });
});
