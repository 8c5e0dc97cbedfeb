import { describe, expect, it } from "vitest";
import { Health, is_anew, wait_ms, type World } from "../src/views/screen/health";

/** A projector's surroundings, whose time passes when the test says so. */
function world(changes: Partial<World> = {}) {
  let now = 1_000_000;
  let kept: string | null = null;
  const waiting: { at: number; act: () => void }[] = [];
  const reloads: number[] = [];
  const made: World = {
    now: () => now, random: () => 0.5, idle: () => true, used: () => ["/assets/screen-a.js"],
    ask: () => Promise.resolve("/assets/screen-a.js"),
    later: (ms, act) => void waiting.push({ at: now + ms, act }),
    reload: () => void reloads.push(now),
    past: { get: () => kept, set: (text) => { kept = text; } },
    ...changes,
  };
  const pass = async (ms: number) => {
    const until = now + ms;
    for (;;) {
      for (let i = 0; i < 5; i++) await Promise.resolve();
      const [next] = waiting.sort((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      waiting.shift();
      now = next.at;
      next.act();
    }
    now = until;
  };
  return { made, pass, reloads, since: () => reloads.map((at) => at - 1_000_000) };
}

describe("the projector's health", () => {
  it("knows a new build by a file of its own that is no longer there", () => {
    expect(is_anew("/assets/screen-a.js /assets/b.js", ["/assets/screen-a.js"])).toBe(false);
    expect(is_anew("/assets/screen-c.js /assets/b.js", ["/assets/screen-a.js"])).toBe(true);
    expect(is_anew("<html>a portal's page</html>", ["/assets/screen-a.js"])).toBe(false);
  });

  it("loads a new build within minutes, but not while something is on the stage", async () => {
    let idle = false;
    let build = "/assets/screen-a.js";
    const { made, pass, reloads, since } = world({ idle: () => idle, ask: () => Promise.resolve(build) });
    new Health(made).watch();
    await pass(3_600_000);
    build = "/assets/screen-b.js";
    await pass(600_000);
    expect(reloads).toEqual([]);
    idle = true;
    await pass(10_000);
    expect(since()).toHaveLength(1);
  });

  it("loads anew at once where a part of it is gone, 30 s after a fault, and once for many", async () => {
    const part = world();
    new Health(part.made).ail("part");
    await part.pass(0);
    expect(part.since()).toEqual([0]);
    const fault = world();
    const health = new Health(fault.made);
    for (let i = 0; i < 20; i++) health.ail("fault");
    await fault.pass(600_000);
    expect(fault.since()).toEqual([30_000]);
  });

  it("never loops fast: each reload that did not help is waited for twice as long", async () => {
    const { made, pass, since } = world();
    for (let i = 0; i < 4; i++) {
      new Health(made).ail("fault");
      await pass(wait_ms("fault", i));
    }
    expect(since()).toEqual([30_000, 90_000, 210_000, 450_000]);
    expect(wait_ms("part", 1)).toBe(30_000);
    expect(wait_ms("fault", 40)).toBe(900_000);
    await pass(3_700_000);
    new Health(made).ail("fault");
    await pass(30_000);
    expect(since()).toHaveLength(5);
  });

  it("never loads into a network that is not there", async () => {
    let up = false;
    const { made, pass, since } = world({ ask: () => Promise.resolve(up ? "" : null) });
    new Health(made).ail("part");
    await pass(100_000);
    expect(since()).toEqual([]);
    up = true;
    await pass(30_000);
    expect(since()).toHaveLength(1);
  });

  it("forgives what another hand wrote into the storage", async () => {
    const { made, pass, since } = world({ past: { get: () => "{no", set: () => undefined } });
    new Health(made).ail("fault");
    await pass(30_000);
    expect(since()).toEqual([30_000]);
  });
});
