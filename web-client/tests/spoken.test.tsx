// A producer's page for who does not see it: what is told, what the buttons are called, and where the focus is.
import { signal } from "@preact/signals";
import { render, type ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { control_words } from "../src/i18n/control";
import { stage_words } from "../src/i18n/stage";
import type { Panelist, Scene, Source, SourceSound, StageNote } from "../src/protocol/messages";
import { empty_room, type Room } from "../src/room/room";
import { stage_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { Console } from "../src/views/control/console";
import { People } from "../src/views/control/people";
import { Preview } from "../src/views/control/preview";
import { Side, side_tab } from "../src/views/control/side";
import { Sources } from "../src/views/control/sources";
import { presence_of, sight_of, Spoken, told, type Sight } from "../src/views/control/spoken";
import { LiveRegion } from "../src/views/shell/live_region";
import { root, with_root } from "./root";

const ana: Panelist = { person: "P-ana", name: "Ana", here: true, camera: "cam-a", screen: "scr-a" };
const source = (id: string, more: Partial<Source> = {}): Source => ({ id, person: null, name: "", kind: "camera", state: "live", ...more });

/** In which all is told that waits. */
const long_ms = 60_000;
/** The page's pace is one for all tests: no clock begins before the last one ended. */
let began = 0;

interface Given {
  scene?: Scene;
  prepared?: Scene;
  sound?: SourceSound[];
  notes?: StageNote[];
}

function room({ scene = { layout: "full", sources: ["floor"] }, prepared, sound = [], notes = [] }: Given = {}, more: Partial<Room> = {}): Room {
  const stage = stage_of({ scene, prepared: prepared ?? null, sound, next: [], steering: null, notes });
  return {
    ...empty_room("auditorium"), joined: true, you: { person: "P-me", name: "Me", role: "producer", seat: "S" }, stage, backstage: [ana],
    sources: [source("floor", { kind: "floor" }), source("cam-a")], ...more,
  };
}

function opened(first: Room = room()) {
  const held = signal(first);
  const store = { room: held, seat: "S", storage: memory_storage(), send: () => ({ key: "k" }), on_news: () => () => undefined, server_now: () => 0 };
  return { held, store: store as unknown as Store, console: new Console(store as unknown as Store) };
}


async function draw(what: ComponentChild): Promise<void> {
  await act(async () => { render(what, root); });
}

const all = (testid: string) => [...root.querySelectorAll<HTMLElement>(`[data-testid=${testid}]`)];
const words_of = (testid: string) => all(testid)[0]?.textContent;

with_root();
beforeEach(async () => {
  await Promise.all([control_words(), stage_words()]);
  side_tab.value = "people";
});

describe("what is told at once", () => {
  const before: Sight = { programme: "P", preview: "Q", selected: "S", sound: "L" };

  it("is the most important of what changed", () => {
    expect(told(before, { programme: "P2", preview: "Q2", selected: "S", sound: "L" })).toBe("P2");
    expect(told(before, { ...before, preview: "Q2", selected: "S2", sound: "L2" })).toBe("Q2");
    expect(told(before, { ...before, selected: "S2", sound: "L2" })).toBe("S2");
    expect([told(before, { ...before, sound: "L2" }), told(before, before)]).toEqual(["L2", ""]);
  });

  it("says a scene by its layout and the names of its sources", () => {
    const { console } = opened(room({ scene: { layout: "side_by_side", sources: ["floor", "cam-a"] }, sound: [{ source: "floor", gain: -250, muted: false, delay_ms: 0, heard: "always" }] }));
    expect(sight_of(console)).toEqual({ programme: "Programme: Side by side, Hall, Ana", preview: "Preview: Slate", selected: "Hall", sound: "Hall, -2.5 dB, Always heard" });
    expect(sight_of(opened({ ...room(), stage: null }).console)).toBeNull();
  });

  it("is what a key or a take has done, and nothing when the page comes", async () => {
    const { console, held } = opened();
    await draw(<Spoken console={console} />);
    expect(words_of("spoken")).toBe("");
    await act(async () => { console.toggle("cam-a"); });
    expect(words_of("spoken")).toBe("Preview: Full, Ana");
    await act(async () => { held.value = room({ scene: { layout: "full", sources: ["cam-a"] }, prepared: { layout: "full", sources: ["floor"] } }); });
    expect(words_of("spoken")).toBe("Programme: Full, Ana");
    await act(async () => { console.select_by(1); });
    expect(words_of("spoken")).toBe("Ana");
  });

  it("is no level: they come four times a second", async () => {
    const { console, held } = opened();
    await draw(<Spoken console={console} />);
    for (const peak of [-1200, -300, 0]) await act(async () => { held.value = { ...held.value, sources: [source("floor", { kind: "floor", peak }), source("cam-a", { peak })] }; });
    expect(words_of("spoken")).toBe("");
  });
});

describe("what is told with all other news", () => {
  it("is who of the programme falls out, and who comes backstage", () => {
    const { console } = opened(room({ scene: { layout: "full", sources: ["cam-a"] } }));
    const there = presence_of(console.store.room.value, console.tiles.value);
    expect([...there]).toEqual([["cam-a", "Ana: live"], ["P-ana", "Ana: backstage"]]);
  });

  it("is told once it changes, and not when the page comes", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: began += 10 * long_ms });
    const { console, held, store } = opened(room({ scene: { layout: "full", sources: ["cam-a"] } }));
    await draw(<><Spoken console={console} /><LiveRegion store={store} /></>);
    await act(async () => { vi.advanceTimersByTime(long_ms); });
    expect(words_of("live-region")).not.toContain("Ana");
    await act(async () => { held.value = { ...held.value, sources: [source("floor", { kind: "floor" }), source("cam-a", { state: "stalled" })] }; });
    await act(async () => { vi.advanceTimersByTime(long_ms); });
    expect(words_of("live-region")).toContain("Ana: stalled");
  });

  it("is what is said backstage while another panel is open, which the panel's button counts", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: began += 10 * long_ms });
    const { console, held, store } = opened();
    await draw(<><Spoken console={console} /><Side console={console} /><LiveRegion store={store} /></>);
    const note: StageNote = { number: 4, person: "P-ana", by: "Ana", role: "panelist", to: null, text: "I hear an echo.", at: 0 };
    await act(async () => { held.value = room({ notes: [note] }); });
    await act(async () => { vi.advanceTimersByTime(long_ms); });
    expect(words_of("live-region")).toContain("Ana: I hear an echo.");
    expect(words_of("conversation-unread")).toBe("1");
    await act(async () => { side_tab.value = "conversation"; });
    expect(all("conversation-unread").length).toBe(0);
  });
});

describe("the names of the buttons", () => {
  it("say whom a call is for, and which source is selected", async () => {
    const { console } = opened();
    await draw(<><People console={console} /><Sources console={console} /></>);
    const named = (all("call")[0]?.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
    expect(named).toEqual(["Call", "Ana"]);
    expect([...root.querySelectorAll(".source-button")].map((each) => each.getAttribute("aria-current"))).toEqual(["true", "false"]);
  });
});

describe("the order of the places", () => {
  it("is changed with the focus staying on the button, at either end too", async () => {
    const { console } = opened(room({ prepared: { layout: "grid", sources: ["floor", "cam-a", "scr-a"] } }));
    await draw(<Preview console={console} />);
    const earlier = () => root.querySelector<HTMLElement>("[data-testid=place][data-source=cam-a] [data-testid=place-earlier]");
    earlier()?.focus();
    await act(async () => { earlier()?.click(); });
    expect(console.preview.value.sources).toEqual(["cam-a", "floor", "scr-a"]);
    expect(document.activeElement).toBe(earlier());
    expect(earlier()?.getAttribute("aria-disabled")).toBe("true");
    await act(async () => { earlier()?.click(); });
    expect(console.preview.value.sources).toEqual(["cam-a", "floor", "scr-a"]);
  });
});
