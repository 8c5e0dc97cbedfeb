// What a producer keeps and plays: presets, files, and whether it is recorded, as the room holds them and as keys ask for them.
import { signal } from "@preact/signals";
import { createElement, render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import type { Outcome } from "../src/connection/outbox";
import { kept_words } from "../src/i18n/kept";
import { language } from "../src/i18n/i18n";
import type { Change, FileState, Preset, Source } from "../src/protocol/messages";
import { recording_of, type Health } from "../src/room/health";
import { empty_room, type Room } from "../src/room/room";
import { file_of, reduce_stage, stage_of, type Stage } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { RecordingDesk } from "../src/views/broadcast/recording";
import { stops_in } from "../src/views/broadcast/recording_acts";
import { Console } from "../src/views/control/console";
import { FileActs } from "../src/views/control/file_acts";
import { press, talk_key } from "../src/views/control/keys";
import { SavedForm } from "../src/views/control/saved_form";
import { tiles_of, type Tile } from "../src/views/control/tiles";
import { changes } from "./samples";

const film = "file-0f1e2d3c4b5a69788796";

function stage_with(presets: Preset[] = []): Stage {
  const stage = stage_of({ scene: { layout: "full", sources: ["floor"] }, prepared: { layout: "grid", sources: ["floor"] }, sound: [], next: [], steering: null, presets, notes: [] });
  if (!stage) throw new Error("no stage");
  return stage;
}

function source_of_file(file: FileState): Source {
  return { id: film, person: null, name: "Film", kind: "file", state: "live", file };
}

const paused: FileState = { state: "paused", why: null, position: 0, length: 90_000 };

function opened(first: Partial<Room> = {}) {
  const room: Room = { ...empty_room("auditorium"), joined: true, you: { person: "P", name: "Me", role: "producer", seat: "S" }, stage: stage_with(), ...first };
  const held = signal(room);
  const sent: [string, Record<string, unknown>][] = [];
  const store = {
    room: held, seat: "S", storage: memory_storage(),
    send: (method: string, params: Record<string, unknown>, _: (outcome: Outcome) => void) => {
      sent.push([method, params]);
      return { key: "k" };
    },
  };
  const console = new Console(store as unknown as Store);
  const key = (each: string) => press(console, each, { help: () => undefined, conversation: () => undefined, third: () => undefined });
  return { console, held, sent, key };
}

function drawn(what: Parameters<typeof render>[0]): HTMLElement {
  const root = document.createElement("div");
  document.body.append(root);
  act(() => render(what, root));
  return root;
}

function tap(root: HTMLElement, testid: string): void {
  act(() => root.querySelector<HTMLElement>(`[data-testid=${testid}]`)?.click());
}

beforeEach(() => { language.value = "en"; });

const scene: Preset = { kind: "scene", name: "Round table", scene: { layout: "side_by_side", sources: ["floor"] } };
const levels: Preset = { kind: "levels", name: "Round table", levels: [] };

describe("the golden changes of what is kept", () => {
  const golden = (name: string) => (changes.changes.find((each) => each.name === name)?.forms["producer"] as unknown as { params: Change }).params;

  it("keep one of each kind for a name, and delete one", () => {
    let stage = reduce_stage(stage_with(), golden("a scene is kept"));
    stage = reduce_stage(stage, golden("levels are kept"));
    stage = reduce_stage(stage, golden("a scene is kept"));
    expect(stage?.presets.map(({ kind, name }) => [kind, name])).toEqual([["scene", "Mesa redonda"], ["levels", "音樂"]]);
    stage = reduce_stage(stage, golden("a preset is deleted"));
    expect(stage?.presets.map(({ kind }) => kind)).toEqual(["levels"]);
  });

  it("rename one in its place, and of its kind alone", () => {
    let stage = reduce_stage(stage_with(), golden("a scene is kept"));
    stage = reduce_stage(stage, golden("levels are kept"));
    stage = reduce_stage(stage, golden("a preset is renamed"));
    expect(stage?.presets.map(({ kind, name }) => [kind, name])).toEqual([["scene", "Mesa de la tarde"], ["levels", "音樂"]]);
  });

  it("put all levels in the place of those before", () => {
    const before = { ...stage_with(), sound: new Map([["floor", { source: "floor", gain: 100, muted: true, delay_ms: 0, heard: "always" as const }]]) };
    const change = golden("levels are recalled");
    expect([...(reduce_stage(before, change)?.sound.values() ?? [])]).toEqual(change.data["levels"]);
  });

  it("say how a file is played; one of which nothing was said stands", () => {
    const stage = reduce_stage(stage_with(), golden("a file begins"));
    expect(file_of(stage, film)).toMatchObject({ plays: true, loop: false, on_take: true });
    expect(file_of(stage, "file-other")).toEqual({ source: "file-other", plays: false, loop: false, on_take: false });
  });
});

describe("the key v", () => {
  it("recalls a scene by the digit that follows, and only by the one that follows", () => {
    const { key, sent } = opened({ stage: stage_with([levels, scene]) });
    for (const each of ["v", "1", "1"]) key(each);
    expect(sent).toEqual([["stage.recall_preset", { kind: "scene", name: "Round table" }], ["stage.prepare", expect.anything()]]);
  });

  it("says where there is none, and asks for nothing", () => {
    const { console, key, sent } = opened();
    expect([key("v"), key("3"), sent.length]).toEqual([true, true, 0]);
    expect(console.notice.value).toBe("Nothing is saved under 3.");
  });
});

describe("the key that is held to speak", () => {
  it("does nothing besides", () => {
    const { console, key, sent } = opened({ stage: stage_with([levels, scene]) });
    expect([key(talk_key), console.recalls.value, sent.length]).toEqual([false, false, 0]);
  });
});

describe("the form of presets", () => {
  it("saves, recalls and deletes by kind and name", async () => {
    await kept_words();
    const { console, sent } = opened({ stage: stage_with([scene, levels]) });
    const root = drawn(createElement(SavedForm, { console }));
    expect(root.querySelectorAll("[data-testid=preset]").length).toBe(2);
    tap(root, "preset-recall");
    tap(root, "preset-delete");
    const name = root.querySelector<HTMLInputElement>("[data-testid=preset-name-levels]");
    if (!name) throw new Error("no field");
    act(() => {
      name.value = " Music ";
      name.dispatchEvent(new Event("input", { bubbles: true }));
    });
    console.set_sound("floor", { gain: -300 });
    tap(root, "preset-save-levels");
    expect(sent.map(([method, { kind, name: of }]) => [method, kind, of])).toEqual([
      ["stage.recall_preset", "scene", "Round table"], ["stage.delete_preset", "scene", "Round table"],
      // What was moved a moment ago is among what is kept.
      ["stage.set_sound", undefined, undefined], ["stage.save_preset", "levels", "Music"],
    ]);
  });
});

describe("a preset's new name", () => {
  const second: Preset = { ...scene, name: "Second" };
  const opened_rename = async (way: "button" | "F2" = "button") => {
    await kept_words();
    const { console, held, sent } = opened({ stage: stage_with([scene, second]) });
    const root = drawn(createElement(SavedForm, { console }));
    if (way === "button") tap(root, "preset-rename");
    else act(() => { root.querySelector("[data-testid=preset-recall]")?.dispatchEvent(new KeyboardEvent("keydown", { key: "F2", bubbles: true })); });
    const field = () => root.querySelector<HTMLInputElement>("[data-testid=preset-new-name]");
    const write = (text: string) => act(() => {
      const input = field();
      if (!input) throw new Error("no field");
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const press_in = (key: string) => act(() => { field()?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); });
    return { root, held, sent, field, write, press_in };
  };

  it("is written in the preset's place, by key too, with the old one chosen", async () => {
    for (const way of ["button", "F2"] as const) {
      const { root, sent, field, write } = await opened_rename(way);
      expect(document.activeElement).toBe(field());
      expect([field()?.value, field()?.selectionStart, field()?.selectionEnd]).toEqual(["Round table", 0, 11]);
      write("  Panel   one ");
      tap(root, "preset-rename-save");
      expect(sent).toEqual([["stage.rename_preset", { kind: "scene", name: "Round table", new_name: "Panel one" }]]);
      expect(field()).toBeNull();
    }
  });

  it("is given up by Escape, and asked for only where it differs", async () => {
    const { root, sent, field, write, press_in } = await opened_rename();
    write("Other");
    press_in("Escape");
    expect([field(), sent.length]).toEqual([null, 0]);
    tap(root, "preset-rename");
    tap(root, "preset-rename-save");
    expect([field(), sent.length]).toEqual([null, 0]);
  });

  it("is not another's, which is said", async () => {
    const { root, sent, field, write } = await opened_rename();
    write("Second");
    expect(root.querySelector("[role=alert]")?.textContent).toBe("This name is taken. Choose another one.");
    expect(root.querySelector<HTMLButtonElement>("[data-testid=preset-rename-save]")?.disabled).toBe(true);
    act(() => { root.querySelector("form.rename")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })); });
    expect([field()?.value, sent.length]).toEqual(["Second", 0]);
  });

  it("leaves the focus on the preset once it is there", async () => {
    const { root, held, write } = await opened_rename();
    write("Panel one");
    tap(root, "preset-rename-save");
    await act(() => { held.value = { ...held.value, stage: stage_with([{ ...scene, name: "Panel one" }, second]) }; });
    await Promise.resolve();
    expect(document.activeElement?.textContent).toContain("Panel one");
  });
});

describe("a file's tile", () => {
  it("comes after the people, by name", () => {
    const sources = [source_of_file(paused), { ...source_of_file(paused), id: "file-b", name: "Apertura" }];
    const tiles = tiles_of({ sources, backstage: [{ person: "P-a", name: "Zoe", here: true, camera: "cam-a", screen: "scr-a" }], stage: stage_with() });
    expect(tiles.map(({ name, kind }) => [name, kind])).toEqual([["", "floor"], ["Zoe", "camera"], ["Apertura", "file"], ["Film", "file"]]);
  });

  const acts = (file: FileState) => {
    const { console, sent } = opened({ sources: [source_of_file(file)] });
    const tile = console.tiles.value.find(({ id }) => id === film) as Tile;
    return { root: drawn(createElement(FileActs, { console, tile })), sent };
  };
  const wish = { source: film, plays: false, loop: false, on_take: false, rewind: false };

  it("plays, holds and goes to the start", async () => {
    await kept_words();
    const standing = acts(paused);
    tap(standing.root, "file-play");
    tap(standing.root, "file-rewind");
    expect(standing.sent).toEqual([["stage.set_file", { ...wish, plays: true }], ["stage.set_file", { ...wish, rewind: true }]]);
    expect(standing.root.textContent).toContain("0:00 of 1:30");
    const playing = acts({ ...paused, state: "playing", position: 61_000 });
    tap(playing.root, "file-play");
    tap(playing.root, "file-loop");
    expect(playing.sent).toEqual([["stage.set_file", wish], ["stage.set_file", { ...wish, plays: true, loop: true }]]);
    const ended = acts({ ...paused, state: "ended", position: 90_000 });
    tap(ended.root, "file-play");
    expect(ended.sent).toEqual([["stage.set_file", { ...wish, plays: true, rewind: true }]]);
  });

  it("says why it is refused, and tries again", async () => {
    await kept_words();
    const { root, sent } = acts({ ...paused, state: "refused", why: "no_picture" });
    expect(root.textContent).toContain("It has no picture in H.264.");
    tap(root, "file-again");
    expect(sent).toEqual([["stage.set_file", { ...wish, rewind: true }]]);
  });
});

describe("the recording", () => {
  const room = (on: boolean | null, more: Partial<Room> = {}, since: number | null = null) => ({
    ...empty_room("auditorium"), media: { ...empty_room("auditorium").media, state: "live" as const, started_at: 1_000 },
    broadcast: { phase: "live" as const, number: 1, since: 1_000, back_at: null, ...(on !== null && { recording: { on, since } }) }, ...more,
  });
  const age = (age_ms: number | null) => ({ health: { recording: { on: true, age_ms } } as Health });

  it("is said to run only while something comes onto the disk", () => {
    expect([recording_of(room(null), 91_000), recording_of(room(false, age(100)), 91_000)]).toEqual(["off", "off"]);
    expect([recording_of(room(true, age(null)), 6_000), recording_of(room(true), 6_000)]).toEqual(["waits", "waits"]);
    expect([2_000, 60_000, null].map((each) => recording_of(room(true, age(each)), 91_000))).toEqual(["runs", "stopped", "stopped"]);
    expect(recording_of(room(true, age(600_000)), 6_000), "of the broadcast before").toBe("waits");
  });

  it("has its time to begin when somebody begins it, and none is asked of it after the end", () => {
    expect([95_000, 120_000].map((now_ms) => recording_of(room(true, age(60_000), 91_000), now_ms))).toEqual(["waits", "stopped"]);
    const over = room(true, age(60_000));
    expect(recording_of({ ...over, broadcast: { ...over.broadcast, phase: "ended" } }, 91_000)).toBe("waits");
  });

  it("is begun at once by its key, and stopped unless that is taken back", () => {
    vi.useFakeTimers();
    const { key, held, sent } = opened({ broadcast: room(false).broadcast });
    key("g");
    held.value = { ...held.value, broadcast: room(true).broadcast };
    key("g");
    vi.advanceTimersByTime(4_000);
    key("g");
    vi.advanceTimersByTime(9_000);
    expect([sent, stops_in.value]).toEqual([[["broadcast.record", { on: true }]], null]);
    key("g");
    vi.advanceTimersByTime(5_000);
    expect(sent.at(-1)).toEqual(["broadcast.record", { on: false }]);
    key("g");
    held.value = { ...held.value, broadcast: { ...room(true).broadcast, phase: "ended" } };
    vi.advanceTimersByTime(5_000);
    expect(sent.length, "the broadcast has ended meanwhile").toBe(2);
    vi.useRealTimers();
  });

  it("cannot be begun where there is none, which is said", () => {
    const { console, key, sent } = opened({ broadcast: room(null).broadcast });
    expect([key("g"), sent.length, console.notice.value]).toEqual([true, 0, "Nothing can be recorded now."]);
  });

  it("says what its button does, and why it was refused", async () => {
    await kept_words();
    const { console, held } = opened({ broadcast: room(false).broadcast });
    const send = (_: string, __: Record<string, unknown>, done: (outcome: Outcome) => void) => done({ ok: false, error: { reason: "wrong_state" } });
    const store = { ...console.store, server_now: () => 6_000, send } as unknown as Store;
    const root = drawn(createElement(RecordingDesk, { store }));
    expect(root.textContent).toBe("Is not recordedStart recording");
    tap(root, "recording-toggle");
    expect(root.querySelector("[role=alert]")?.textContent).toBe("That is no longer possible: somebody was faster.");
    act(() => { held.value = { ...held.value, broadcast: room(true).broadcast }; });
    expect(root.querySelector("[data-testid=recording-toggle]")?.textContent).toBe("Stop recording…");
  });
});
