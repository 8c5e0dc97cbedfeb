// Meters: for the eye with the loudest of the last moment, for a screen reader in the unit of what is measured.
import { render, type ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { describe, expect, it, vi } from "vitest";
import { hold, hold_ms } from "../src/stage/hold";
import { LoudnessMeter, PeakMeters } from "../src/views/control/programme_levels";
import { level_words, LevelBar } from "../src/views/stage/level";
import { root, with_root } from "./root";


async function draw(what: ComponentChild): Promise<void> {
  await act(async () => { render(what, root); });
}

const meters = () => [...root.querySelectorAll("[role=meter]")];
const spoken = () => meters().map((each) => [each.getAttribute("aria-label"), each.getAttribute("aria-valuetext")]);

with_root();

describe("a peak", () => {
  it("is held until something as loud comes, or until it has been shown long enough", () => {
    const first = hold(null, -20, 0);
    expect(first).toEqual({ db: -20, at: 0 });
    expect(hold(first, -40, hold_ms - 1)).toBe(first);
    expect(hold(first, -40, hold_ms)).toEqual({ db: -40, at: hold_ms });
    expect(hold(first, -20, 100)).toEqual({ db: -20, at: 100 });
    expect(hold(first, -6, 100)).toEqual({ db: -6, at: 100 });
  });

  it("is marked in the meter, and goes by itself where nothing else comes", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const held = () => root.querySelector<HTMLElement>(".level-held")?.style.getPropertyValue("--level");
    await draw(<LevelBar db={-30} label="Level" />);
    await draw(<LevelBar db={-60} label="Level" />);
    expect(held()).toBe("50%");
    await act(async () => { vi.advanceTimersByTime(hold_ms); });
    expect(held()).toBeUndefined();
  });
});

describe("a meter for who does not see it", () => {
  it("says its unit and no percentage", async () => {
    await draw(<LevelBar db={-18.4} label="Level" />);
    const [meter] = meters();
    expect(["aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"].map((name) => meter?.getAttribute(name))).toEqual(["-60", "0", "-18", "-18 dBFS"]);
    expect([level_words(-23, "lufs"), level_words(-100, "dbfs"), level_words(-100, "lufs")]).toEqual(["-23 LUFS", "silence", "silence"]);
  });

  it("is there for both channels of the programme, and for its loudness", async () => {
    const loudness = { momentary: -2310, short_term: -2280, target: -1800, peaks: [-610, -10_000] };
    await draw(<><PeakMeters loudness={loudness} /><LoudnessMeter loudness={loudness} /></>);
    expect(spoken()).toEqual([["Peak of the programme, left", "-6 dBFS"], ["Peak of the programme, right", "silence"], ["Loudness of the programme", "-23 LUFS"]]);
    expect(root.querySelector("[data-testid=programme-peaks] p")?.textContent).toBe("-6.1 / – dBFS");
  });
});
