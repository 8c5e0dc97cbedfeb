import { describe, expect, it } from "vitest";
import { Pace } from "../src/views/shell/pace";

/** Lets the time pass as the page does, and says what was told when. */
function hear(pace: Pace, from: number, until: number): { at: number; own: string[]; rest: string[] }[] {
  const heard = [];
  for (let now = from; ;) {
    const wait = pace.wait(now);
    if (wait === null || now + wait > until) return heard;
    now += wait;
    heard.push({ at: now, ...pace.take(now) });
  }
}

describe("what is told aloud, and when", () => {
  it("tells the fate of one's own question first in a burst of fifty, and never loses it", () => {
    for (const place of [0, 20, 49]) {
      const pace = new Pace();
      for (let i = 0; i < 50; i++) {
        if (i === place) pace.own("my fate");
        else pace.rest(`news ${i}`, 0);
      }
      const heard = hear(pace, 0, 60_000);
      expect(heard[0]).toEqual({ at: 0, own: ["my fate"], rest: [] });
      expect(heard.flatMap(({ own }) => own)).toEqual(["my fate"]);
      const newest = place === 49 ? [45, 46, 47, 48] : [46, 47, 48, 49];
      expect(heard[1]?.rest).toEqual(newest.map((i) => `news ${i}`));
      expect(heard).toHaveLength(2);
    }
  });

  it("tells the rest at most once in five seconds, while a fate waits for none of it", () => {
    const pace = new Pace();
    const told: number[] = [];
    const fates: [number, string][] = [];
    for (let now = 0; now <= 20_000; now += 100) {
      pace.rest(`at ${now}`, now);
      if (now === 3000) pace.own("published");
      if (pace.wait(now) !== 0) continue;
      const { own, rest } = pace.take(now);
      if (rest.length > 0) told.push(now);
      own.forEach((text) => fates.push([now, text]));
    }
    expect(told).toEqual([200, 5200, 10_200, 15_200]);
    expect(fates).toEqual([[3000, "published"]]);
  });

  it("keeps every fate, and each long enough to be read", () => {
    const pace = new Pace();
    for (let i = 0; i < 10; i++) pace.own(`fate ${i}`);
    expect(pace.take(0).own).toHaveLength(10);
    pace.own("one more");
    expect(pace.take(500).own).toEqual([]);
    expect(pace.wait(500)).toBe(500);
    expect(pace.take(1000).own).toEqual(["one more"]);
    expect(pace.wait(1000)).toBeNull();
  });
});
