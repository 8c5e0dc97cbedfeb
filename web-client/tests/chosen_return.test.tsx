// What a panelist hears in the return: the choice, and how one session gives way to another.
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { stage_words } from "../src/i18n/stage";
import { ChosenReturn } from "../src/stage/chosen_return";
import type { SteadyState } from "../src/stage/steady";
import type { Bus } from "../src/stage/whep";
import { WhatHeard } from "../src/views/stage/what_heard";
import { root, with_root } from "./root";

/** A return whose fate the test decides. */
class FakeReturn {
  readonly state = signal<SteadyState>({ kind: "off" });
  readonly stream = signal<MediaStream | null>(null);

  constructor(_room: string, _seat: string, _make: unknown, readonly bus?: Bus) {
    made.push(this);
  }

  start(): void {
    this.state.value = { kind: "connecting", trouble: null };
  }

  come(): void {
    this.stream.value = {} as MediaStream;
    this.state.value = { kind: "live" };
  }

  stop(): void {
    this.state.value = { kind: "off" };
    this.stream.value = null;
  }
}

let made: FakeReturn[] = [];
vi.mock("../src/stage/whep", () => ({ get Return() { return FakeReturn; } }));

let storage = memory_storage();
let chosen: ChosenReturn;
const opened = () => new ChosenReturn("auditorium", "S", storage);
const kinds = () => made.map(({ state }) => state.value.kind);
const buses = () => made.map(({ bus }) => bus?.bus ?? "programme");

with_root();
beforeEach(async () => {
  await stage_words();
  [made, storage] = [[], memory_storage()];
  chosen = opened();
});

/** Backstage, and everything is heard. */
function live(): void {
  chosen.start();
  made[0]?.come();
}

describe("a return without the hall", () => {
  it("takes the place of the one before once it has come, and not sooner", () => {
    live();
    const before = chosen.stream.value;
    chosen.leave_out_hall(true);
    expect([buses(), kinds()]).toEqual([["programme", "hall_minus"], ["live", "connecting"]]);
    expect([chosen.state.value.kind, chosen.stream.value === before]).toEqual(["live", true]);
    made[1]?.come();
    expect(kinds()).toEqual(["off", "live"]);
    expect([chosen.state.value.kind, chosen.stream.value === made[1]?.stream.value]).toEqual(["live", true]);
  });

  it("takes it too where it does not come, and says why", () => {
    live();
    chosen.leave_out_hall(true);
    const refused: SteadyState = { kind: "waiting", trouble: "full" };
    (made[1] as FakeReturn).state.value = refused;
    expect([made[0]?.state.value.kind, chosen.state.value]).toEqual(["off", refused]);
  });

  it("is given up before it has come by who wants the hall again, and nothing else is asked for", () => {
    live();
    chosen.leave_out_hall(true);
    chosen.leave_out_hall(false);
    expect([buses(), kinds(), chosen.without_hall.value]).toEqual([["programme", "hall_minus"], ["live", "off"], false]);
    made[1]?.come();
    expect(chosen.stream.value).toBe(made[0]?.stream.value);
  });

  it("is what begins after a reload, and what is chosen while nothing is played", () => {
    chosen.leave_out_hall(true);
    expect(kinds()).toEqual(["off", "off"]);
    chosen.start();
    expect([kinds(), buses()[1]]).toEqual([["off", "connecting"], "hall_minus"]);
    expect(opened().without_hall.value).toBe(true);
    expect(buses()[2]).toBe("hall_minus");
    chosen.leave_out_hall(false);
    expect(opened().without_hall.value).toBe(false);
  });

  it("ends with the page's return while it is on its way, and begins with it again", () => {
    live();
    chosen.leave_out_hall(true);
    chosen.stop();
    expect([kinds(), chosen.state.value.kind]).toEqual([["off", "off"], "off"]);
    chosen.start();
    expect(kinds()).toEqual(["off", "connecting"]);
  });
});

describe("the choice of what is heard", () => {
  it("has a name and a reason, and shows what was chosen", async () => {
    await act(async () => { render(<WhatHeard programme={chosen} />, root); });
    const select = root.querySelector("select") as HTMLSelectElement;
    expect([select.labels[0]?.textContent, select.value]).toEqual(["What you hear", "everything"]);
    expect(document.getElementById(select.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Leave the hall out");
    await act(async () => {
      select.value = "without_hall";
      select.dispatchEvent(new Event("change"));
    });
    expect([chosen.without_hall.value, select.value]).toEqual([true, "without_hall"]);
  });
});
