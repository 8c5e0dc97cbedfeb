import { describe, expect, it } from "vitest";
import { CatchUp, targets } from "../src/player/catch_up";

/** Plays for a while with parts arriving steadily; returns what is ahead at the end. */
function play(catch_up: CatchUp, ahead_s: number, seconds: number, part_s = 0.333): number {
  let next_part = part_s;
  for (let ms = 0; ms < seconds * 1000; ms += 100) {
    const step = catch_up.step(ahead_s, ms);
    const rate = step.kind === "rate" ? step.rate : 1;
    if (step.kind === "jump") ahead_s = step.to_ahead_s;
    ahead_s -= 0.1 * rate;
    next_part -= 0.1;
    if (next_part <= 0) {
      ahead_s += part_s;
      next_part += part_s;
    }
  }
  return ahead_s;
}

describe("catching up", () => {
  it("comes to its target from far and from near", () => {
    for (const start of [0.4, 1.5, 3]) {
      const end = play(new CatchUp("default", 0), start, 30);
      expect(Math.abs(end - targets.default)).toBeLessThan(0.3);
    }
    expect(Math.abs(play(new CatchUp("low", 0), 2, 30, 0.2) - targets.low)).toBeLessThan(0.25);
  });

  it("jumps where it is far behind", () => {
    expect(new CatchUp("default", 0).step(9, 0)).toEqual({ kind: "jump", to_ahead_s: targets.default });
  });

  it("plays at exactly 1 near the target", () => {
    expect(new CatchUp("default", 0).step(targets.default + 0.03, 0)).toEqual({ kind: "rate", rate: 1 });
  });

  it("never plays faster than 1.2 nor slower than 0.92", () => {
    expect(new CatchUp("default", 0).step(4.5, 0)).toEqual({ kind: "rate", rate: 1.2 });
    expect(new CatchUp("safe", 0).step(0, 0)).toEqual({ kind: "rate", rate: 0.92 });
  });
});

describe("the reserve", () => {
  it("grows after two stalls within 30 s, and is given back after a quiet time", () => {
    const catch_up = new CatchUp("default", 0);
    catch_up.stalled(1_000);
    expect(catch_up.mode).toBe("default");
    catch_up.stalled(20_000);
    expect(catch_up.mode).toBe("safe");
    expect(catch_up.settle(139_999)).toBe(false);
    expect(catch_up.settle(140_000)).toBe(true);
    expect(catch_up.mode).toBe("default");
    expect(catch_up.settle(900_000)).toBe(false);
  });

  it("is largest from the start on a poor line, stands after a stall until there is enough, and gives back later each time", () => {
    const catch_up = new CatchUp("default", 0, true);
    catch_up.choose("auto", 0);
    expect(catch_up.mode).toBe("patient");
    expect(catch_up.step(1, 100)).not.toEqual({ kind: "rate", rate: 0 });
    catch_up.stalled(1_000);
    expect(catch_up.step(3.9, 1_100)).toEqual({ kind: "rate", rate: 0 });
    expect(catch_up.step(4, 1_200)).toEqual({ kind: "rate", rate: 1 });
    expect(catch_up.step(7.5, 1_300)).toEqual({ kind: "rate", rate: 1 });
    expect(catch_up.settle(121_000)).toBe(true);
    expect(catch_up.mode).toBe("safe");
    catch_up.stalled(130_000);
    catch_up.stalled(131_000);
    expect(catch_up.mode).toBe("patient");
    expect(catch_up.settle(370_999)).toBe(false);
    expect(catch_up.settle(371_000)).toBe(true);
  });

  it("does not grow by two stalls far apart", () => {
    const catch_up = new CatchUp("low", 0);
    catch_up.stalled(0);
    catch_up.stalled(31_000);
    expect(catch_up.mode).toBe("low");
  });

  it("grows where parts take long to load, and stays while they do", () => {
    const catch_up = new CatchUp("low", 0);
    catch_up.loaded(400, 0);
    expect(catch_up.mode).toBe("default");
    expect(catch_up.settle(1_000_000)).toBe(false);
  });

  it("starts as the room's profile says", () => {
    expect(new CatchUp("safe", 0).mode).toBe("safe");
    expect(new CatchUp("unheard", 0).mode).toBe("default");
  });

  it("stays as it was chosen, whatever happens, until it is left to itself again", () => {
    const catch_up = new CatchUp("default", 0);
    catch_up.choose("low", 0);
    for (const at of [1000, 2000, 3000]) catch_up.stalled(at);
    catch_up.loaded(5000, 4000);
    expect([catch_up.mode, catch_up.settle(900_000)]).toEqual(["low", false]);
    catch_up.choose("auto", 900_000);
    expect(catch_up.mode).toBe("default");
    catch_up.stalled(901_000);
    catch_up.stalled(902_000);
    expect(catch_up.mode).toBe("safe");
  });
});
