// Listening backstage on a producer's page: what is asked of the server, what is said of whom one hears, and what panelists are told.
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { intercom_words } from "../src/i18n/intercom";
import { stage_words } from "../src/i18n/stage";
import type { Panelist, Source } from "../src/protocol/messages";
import { backstage_peak, listening_of } from "../src/room/intercom";
import { empty_room, type Room } from "../src/room/room";
import { stage_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { Console } from "../src/views/control/console";
import { press } from "../src/views/control/keys";
import { Listen } from "../src/views/control/listen";
import { listen_words, type Ears } from "../src/views/control/listen_words";
import { ByProducers } from "../src/views/stage/behind";
import { root, with_root } from "./root";

const ana: Panelist = { person: "P-ana", name: "Ana", here: true, camera: "cam-a", screen: "scr-a" };
const beto: Panelist = { person: "P-beto", name: "Beto", here: true, camera: "cam-b", screen: "scr-b" };
const all: Ears = { connected: true, silent: false, solo: false, hall_minus: false };

interface Given {
  on_air?: string[];
  listening?: { person: string; name: string }[];
}

const me = { person: "P-me", name: "Me" };

function room({ on_air = ["floor"], listening = [] }: Given = {}, more: Partial<Room> = {}): Room {
  const stage = stage_of({ scene: { layout: "full", sources: on_air }, next: [], steering: null, notes: [] });
  return {
    ...empty_room("auditorium"), joined: true, you: { ...me, role: "producer", seat: "S" }, stage, backstage: [ana, beto],
    behind: { talkback: { talks: [], listening } }, ...more,
  };
}

function opened(first: Room = room()) {
  const held = signal(first);
  const online = signal(true);
  const said: unknown[] = [];
  const outbox = { mention: (method: string, { on }: { on: boolean }) => { said.push([method, on]); } };
  const store = { room: held, seat: "S", storage: memory_storage(), online, outbox } as unknown as Store;
  return { held, online, said, store, console: new Console(store) };
}

const part = (testid: string) => root.querySelector<HTMLElement>(`[data-testid=${testid}]`);

with_root();
beforeEach(async () => {
  await Promise.all([intercom_words(), stage_words()]);
});

describe("who is heard backstage", () => {
  const words = (of: Room, ears: Partial<Ears> = {}) => listen_words(of, { ...all, ...ears }).words;
  const listening = [me];

  it("is who waits and is there", () => {
    expect(words(room({ listening }))).toBe("You hear who waits: Ana, Beto. The audience does not.");
    expect(words(room({ listening, on_air: ["cam-a"] }))).toBe("You hear who waits: Beto. The audience does not.");
    expect(words(room({ listening }, { backstage: [{ ...ana, here: false }] }))).toBe("Nobody waits backstage.");
  });

  it("is nobody where the page does not sound of them, and why is said", () => {
    expect(words(room({ listening }), { silent: true })).toBe("Sound is off here: you do not hear who waits.");
    expect(words(room({ listening }), { solo: true })).toBe("While you hear one source alone, you do not hear who waits.");
    expect(words(room({ listening }), { hall_minus: true })).toContain("it may be played into the hall");
    for (const not_there of [words(room({ listening }), { connected: false }), words(room())]) expect(not_there).toBe("Not connected: you do not hear who waits.");
  });

  it("is read as it was told, and is nobody of a server that tells nothing", () => {
    expect(listening_of(room({ listening }))).toEqual([me]);
    expect(listening_of(empty_room("auditorium"))).toEqual([]);
  });

  it("is as loud as the loudest of them, whatever is loud on air", () => {
    const source = (id: string, peak: number): Source => ({ id, person: null, name: "", kind: "camera", state: "live", peak });
    const loud = room({ on_air: ["cam-a"] }, { sources: [source("cam-a", -100), source("cam-b", -2300), source("floor", 0)] });
    expect([backstage_peak(loud), backstage_peak(room())]).toEqual([-2300, -10_000]);
  });
});

describe("the switch", () => {
  const nothing = { help: () => undefined, conversation: () => undefined, third: () => undefined };

  it("asks by button and by key, and turns this page's sound on", async () => {
    const { console, said } = opened();
    console.silent.value = true;
    await act(async () => { render(<Listen console={console} connected />, root); });
    await act(async () => { part("listen")?.click(); });
    expect([said, console.silent.value, part("listen")?.getAttribute("aria-pressed")]).toEqual([[["stage.listen", true]], false, "true"]);
    await act(async () => { press(console, "h", nothing); });
    expect([said.at(-1), part("listen")?.getAttribute("aria-pressed"), part("listen-state")?.textContent]).toEqual([["stage.listen", false], "false", ""]);
  });

  it("is heard only when the server has said so", async () => {
    const { console, held } = opened();
    await act(async () => { render(<Listen console={console} connected />, root); });
    await act(async () => { console.toggle_listening(); });
    expect(part("listen-state")?.dataset["heard"]).toBe("false");
    await act(async () => { held.value = room({ listening: [me] }); });
    expect(part("listen-state")?.dataset["heard"]).toBe("true");
  });

  it("asks again with each new line, which the server has forgotten", async () => {
    const { console, online, said } = opened();
    await act(async () => { render(<Listen console={console} connected />, root); });
    await act(async () => { online.value = false; });
    await act(async () => { online.value = true; });
    expect(said).toEqual([]);
    await act(async () => { console.toggle_listening(); });
    await act(async () => { online.value = false; });
    await act(async () => { online.value = true; });
    expect(said).toEqual([["stage.listen", true], ["stage.listen", true]]);
  });

  it("shows what another page of the same person has turned on, and turns it off", async () => {
    const { console, said } = opened(room({ listening: [me] }));
    await act(async () => { render(<Listen console={console} connected />, root); });
    expect(part("listen")?.getAttribute("aria-pressed")).toBe("true");
    await act(async () => { part("listen")?.click(); });
    expect(said).toEqual([["stage.listen", false]]);
  });

  it("does nothing in a room that takes no panelists", () => {
    const { console, said } = opened({ ...room(), stage: null });
    console.toggle_listening();
    expect([said, console.listens.value]).toEqual([[], false]);
  });
});

describe("a panelist", () => {
  it("is told which producer listens while they wait, and not on air", async () => {
    const { store } = opened(room({ listening: [{ person: "P-dora", name: "Dora" }] }));
    await act(async () => { render(<ByProducers store={store} on_air={false} />, root); });
    expect(part("listened-to")?.textContent).toBe("The producer listens backstage: Dora. The audience does not hear you.");
    await act(async () => { render(<ByProducers store={store} on_air />, root); });
    expect(part("listened-to")?.textContent).toBe("");
  });
});
