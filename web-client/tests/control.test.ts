// The producer's console without a page: what a key, a click and a drop ask of the server.
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import type { Outcome } from "../src/connection/outbox";
import { language } from "../src/i18n/i18n";
import { layouts, type Panelist, type Scene, type Source } from "../src/protocol/messages";
import { empty_room, type Room } from "../src/room/room";
import { stage_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { boxes_of, guest_of, programme_of, sign_of } from "../src/views/control/boxes";
import { Console, gain_max } from "../src/views/control/console";
import { press } from "../src/views/control/keys";
import { arrange, places, type Guest } from "../src/views/control/layout";
import { fitted, is_long, line_max, lines_of } from "../src/views/control/third";
import { picture_of, tiles_of } from "../src/views/control/tiles";
import { tile_name } from "../src/views/control/words";

const ana: Panelist = { person: "P-ana", name: "Ana", here: true, camera: "cam-a", screen: "scr-a" };
const beto: Panelist = { person: "P-beto", name: "Beto", here: true, camera: "cam-b", screen: "scr-b" };
const source = (id: string, more: Partial<Source> = {}): Source => ({ id, person: null, name: "", kind: "camera", state: "live", ...more });

function room(more: Partial<Room> = {}): Room {
  const stage = stage_of({ scene: { layout: "full", sources: ["floor"] }, prepared: null, sound: [], third: null, next: [], steering: null, notes: [] });
  return { ...empty_room("auditorium"), joined: true, you: { person: "P-me", name: "Me", role: "producer", seat: "S" }, stage, backstage: [ana, beto], sources: [source("floor", { kind: "floor" }), source("cam-a"), source("scr-a", { kind: "screen" })], ...more };
}

interface Sent {
  method: string;
  params: Record<string, unknown>;
  done: (outcome: Outcome) => void;
}

function opened(first: Room = room()) {
  const held = signal(first);
  const offset = signal(0);
  const sent: Sent[] = [];
  const store = {
    room: held, offset, seat: "S", storage: memory_storage(),
    send: (method: string, params: Record<string, unknown>, done: (outcome: Outcome) => void) => {
      sent.push({ method, params, done });
      return { key: "k" };
    },
  };
  const around = { help: vi.fn(), conversation: vi.fn(), third: vi.fn() };
  const console = new Console(store as unknown as Store);
  return { console, held, offset, sent, around, key: (each: string) => press(console, each, around), asked: () => sent.map(({ method, params }) => [method, params]) };
}

beforeEach(() => {
  vi.useFakeTimers();
  language.value = "en";
});
afterEach(() => vi.useRealTimers());

describe("the tiles", () => {
  it("are the floor, then everybody's camera, and screens that are shared or in a scene", () => {
    expect(tiles_of(room()).map(({ id, state }) => [id, state])).toEqual([["floor", "live"], ["cam-a", "live"], ["scr-a", "live"], ["cam-b", "absent"]]);
    const scene: Scene = { layout: "full", sources: ["scr-b"] };
    const stage = { ...(room().stage ?? never()), prepared: scene };
    expect(tiles_of(room({ stage })).map(({ id }) => id)).toEqual(["floor", "cam-a", "scr-a", "cam-b", "scr-b"]);
    expect(tiles_of(room({ sources: [source("cam-x", { name: "Xu" })] })).at(-1)).toMatchObject({ id: "cam-x", name: "Xu" });
  });

  it("are the hall's further feeds beside the floor, called by their names", () => {
    const hall = (id: string, name: string) => source(id, { kind: "hall", name, state: "stalled" });
    const tiles = tiles_of(room({ sources: [hall("feed-2", "slides"), hall("feed-1", "camera-2"), source("floor", { kind: "floor" }), source("cam-a")] }));
    expect(tiles.map(({ id }) => id)).toEqual(["floor", "feed-1", "feed-2", "cam-a", "cam-b"]);
    expect(tiles.slice(0, 3).map(tile_name)).toEqual(["Hall", "Hall: camera-2", "Hall: slides"]);
  });

  it("say of whom is put out that they are", () => {
    expect(tiles_of(room({ sources: [source("cam-a", { state: "too_much" })] })).map(({ state }) => state)).toContain("too_much");
  });

  it("have their pictures by this seat", () => {
    expect(picture_of(source("floor", { picture: "/api/v1/rooms/a/sources/floor.jpg?n=4" }), "S 1")).toBe("/api/v1/rooms/a/sources/floor.jpg?n=4&seat=S%201");
    expect(picture_of(source("floor", { picture: "/x.jpg?seat=S&n=4" }), "S")).toBe("/x.jpg?seat=S&n=4");
    expect([picture_of(source("floor", { picture: null }), "S"), picture_of(null, "S")]).toEqual([null, null]);
  });
});

function never(): never {
  throw new Error("no stage");
}

describe("the preview", () => {
  const programme = { width: 1280, height: 720 };
  const camera: Guest = { width: 1920, height: 1080, may_be_cut: true };
  const screen = (width: number, height: number): Guest => ({ width, height, may_be_cut: false });
  const cameras = () => camera;

  it("draws every layout inside the picture, none over another but the small picture", () => {
    for (const layout of layouts) {
      for (let n = 1; n <= places[layout]; n++) {
        const boxes = boxes_of({ layout, sources: Array.from({ length: n }, (_, i) => String(i)) }, cameras);
        expect(boxes.length, layout).toBe(n);
        for (const { left, top, width, height } of boxes) {
          expect(Math.min(left, top), layout).toBeGreaterThanOrEqual(0);
          expect(Math.max(left + width, top + height), layout).toBeLessThanOrEqual(100 + 1e-9);
        }
        if (layout === "picture_in_picture") continue;
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) {
            const apart = a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top || b.top + b.height <= a.top;
            expect(apart, `${layout} of ${n}`).toBe(true);
          }
        }
      }
    }
    expect(layouts.map((layout) => sign_of(layout).length)).toEqual([1, 2, 2, 4, 4]);
  });

  it("leaves out what has no place, as the mixer does", () => {
    expect(boxes_of({ layout: "side_by_side", sources: ["a", "b", "c"] }, cameras).map(({ source }) => source)).toEqual(["a", "b"]);
    const whole = { left: 0, top: 0, width: 100, height: 100 };
    expect(boxes_of({ layout: "grid", sources: ["a"] }, cameras)).toEqual([{ source: "a", ...whole, picture: whole }]);
    expect(boxes_of({ layout: "full", sources: [] }, cameras)).toEqual([]);
  });

  // The numbers are those of tests/unit/media/mix/layout_test.cpp, and of the mixer's arithmetic.
  it("cuts cameras only, and never the first place of full and of picture in picture", () => {
    const sides = arrange("side_by_side", programme, [camera, screen(1280, 720)]);
    expect(sides[0]).toEqual({ cut: { x: 240, y: 0, width: 1440, height: 1080 }, area: { x: 16, y: 128, width: 616, height: 462 } });
    expect(sides[1]?.cut, "a screen is whole").toEqual({ x: 0, y: 0, width: 1280, height: 720 });
    expect(sides[1]?.area).toEqual({ x: 648, y: 186, width: 616, height: 346 });
    const wide = { ...camera, width: 640, height: 480 };
    for (const layout of ["full", "picture_in_picture"] as const) {
      expect(arrange(layout, programme, [wide, camera])[0], layout).toEqual({ cut: { x: 0, y: 0, width: 640, height: 480 }, area: { x: 160, y: 0, width: 960, height: 720 } });
    }
  });

  it("leaves a screen unscaled that the programme has room for, with the speakers beside or above it", () => {
    const beside = arrange("screen_with_speaker", programme, [screen(800, 600), camera]);
    expect(beside.map(({ area }) => area)).toEqual([{ x: 104, y: 60, width: 800, height: 600 }, { x: 1008, y: 16, width: 256, height: 192 }]);
    const above = arrange("screen_with_speaker", programme, [screen(1280, 720), camera, camera]);
    expect(above[0]?.area).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
    expect(above[2]?.area).toEqual({ x: 1052, y: 546, width: 212, height: 158 });
    expect(above[1]?.area).toEqual({ x: 1052, y: 372, width: 212, height: 158 });
    for (const large of [screen(1281, 720), camera]) expect(arrange("screen_with_speaker", programme, [large, camera])[0]?.area.width).toBe(976);
  });

  it("lays a thumbnail so that its bars and what is cut off lie outside the box", () => {
    const [first, second] = boxes_of({ layout: "side_by_side", sources: ["a", "b"] }, (id) => (id === "a" ? camera : { width: 640, height: 480, may_be_cut: false }));
    expect(first?.picture.width, "an eighth on either side").toBeCloseTo((100 * 4) / 3);
    expect(first?.picture.left).toBeCloseTo(-100 / 6);
    expect([first?.picture.top, first?.picture.height]).toEqual([0, 100]);
    expect(second?.picture.width, "4:3 in 16:9 has bars").toBeCloseTo((100 * 160) / 120);
    expect(second?.picture.left).toBeCloseTo((-100 * 20) / 120);
  });

  it("knows the programme by the floor, and what sends nothing as a card that is never cut", () => {
    const sized = { width: 1920, height: 1080 };
    const tiles = tiles_of(room({ sources: [source("floor", { kind: "floor", ...sized }), source("cam-a", { width: 640, height: 360 }), source("cam-b", { state: "stalled", width: 640, height: 360 })] }));
    expect([programme_of(tiles), programme_of([])]).toEqual([sized, programme]);
    expect(tiles.map((tile) => guest_of(tile, sized))).toEqual([{ ...sized, may_be_cut: false }, { width: 640, height: 360, may_be_cut: true }, { ...sized, may_be_cut: false }]);
    expect(guest_of(undefined, programme)).toEqual({ ...programme, may_be_cut: false });
  });

  it("shows the wish at once, and what the room says once that is there", () => {
    const { console, held, offset, sent } = opened();
    const says = (at: number, prepared: Scene) => {
      held.value = room({ stage: { ...(held.value.stage ?? never()), prepared } });
      offset.value = at;
    };
    console.set_layout("side_by_side");
    expect(console.preview.value).toEqual({ layout: "side_by_side", sources: ["floor"] });
    console.toggle("cam-a");
    expect(console.preview.value.sources).toEqual(["floor", "cam-a"]);
    sent[0]?.done({ ok: true, result: { offset: 1 } });
    says(1, { layout: "side_by_side", sources: ["floor"] });
    sent[1]?.done({ ok: true, result: { offset: 2 } });
    expect(console.preview.value.sources, "the reply is there and the change is not").toEqual(["floor", "cam-a"]);
    says(3, { layout: "grid", sources: ["cam-b"] });
    return vi.waitFor(() => expect(console.preview.value.sources).toEqual(["cam-b"]));
  });

  it("shows what the room says at once where the wish was refused, or where the change came first", () => {
    const { console, held, offset, sent } = opened();
    console.set_layout("grid");
    sent[0]?.done({ ok: false, error: { reason: "wrong_state" } });
    expect(console.preview.value.sources).toEqual([]);
    console.set_layout("grid");
    held.value = room({ stage: { ...(held.value.stage ?? never()), prepared: { layout: "grid", sources: ["cam-b"] } } });
    offset.value = 1;
    sent[1]?.done({ ok: true, result: { offset: 1 } });
    expect(console.preview.value.sources).toEqual(["cam-b"]);
  });

  it("gives the last place up for a new source where all are taken, and drops what a smaller layout has no place for", () => {
    const { console } = opened();
    console.set_layout("side_by_side");
    for (const each of ["cam-a", "cam-b"]) console.toggle(each);
    expect(console.preview.value.sources).toEqual(["floor", "cam-b"]);
    console.set_layout("full");
    expect(console.preview.value.sources).toEqual(["floor"]);
  });
});

describe("the producer's keys", () => {
  it("choose layouts and sources, order them and take them", () => {
    const { key, asked, console } = opened();
    for (const each of ["w", "2", ">", "f"]) expect(key(each), each).toBe(true);
    expect(asked()).toEqual([
      ["stage.prepare", { scene: { layout: "side_by_side", sources: ["floor"] } }],
      ["stage.prepare", { scene: { layout: "side_by_side", sources: ["floor", "cam-a"] } }],
      ["stage.take", { transition: "fade", ms: 500 }],
    ]);
    key("<");
    expect(asked().at(-1)).toEqual(["stage.prepare", { scene: { layout: "side_by_side", sources: ["cam-a", "floor"] } }]);
    console.length_ms.value = 2000;
    key("m");
    key("c");
    expect(asked().slice(-2)).toEqual([["stage.take", { transition: "move", ms: 2000 }], ["stage.take", { transition: "cut", ms: 0 }]]);
  });

  it("take nothing where the preview is empty, and say so", () => {
    const { key, sent, console } = opened();
    key("c");
    expect([sent.length, console.notice.value]).toEqual([0, "The preview is empty. Choose a layout and sources first."]);
  });

  it("change the sound of the selected source, once for many steps", () => {
    const { key, asked } = opened();
    for (const each of ["]", "+", "+", "-", "a", "x"]) key(each);
    expect(asked()).toEqual([]);
    vi.advanceTimersByTime(150);
    expect(asked()).toEqual([["stage.set_sound", { source: "cam-a", gain: 100, muted: true, delay_ms: 0, heard: "always" }]]);
  });

  it("call who is selected, and take the call back", () => {
    const { key, asked, held } = opened();
    key("n");
    key("]");
    key("n");
    held.value = room({ stage: { ...(held.value.stage ?? never()), next: [ana.person] } });
    key("n");
    expect(asked()).toEqual([["stage.call", { person: ana.person, next: true }], ["stage.call", { person: ana.person, next: false }]]);
  });

  it("select by comma and stop too: brackets need AltGr on half of the keyboards", () => {
    const { console, key } = opened();
    key(".");
    expect(console.selected.value).toBe("cam-a");
    key(",");
    expect(console.selected.value).toBe("floor");
  });

  it("open what is written in, and leave every other key alone", () => {
    const { key, around, sent } = opened();
    for (const each of ["?", "/", "l"]) key(each);
    expect([around.help, around.conversation, around.third].map((each) => each.mock.calls.length)).toEqual([1, 1, 1]);
    expect([key("y"), key("9"), key("Enter"), sent.length]).toEqual([false, false, false, 0]);
  });
});

describe("who steers", () => {
  const other = () => room({ stage: { ...(room().stage ?? never()), steering: { person: "P-other", name: "Otra" } } });
  it("is who took the wheel; of others nothing counts, and they are told", () => {
    const { console, held, sent } = opened(other());
    expect(console.steers.value).toBe(false);
    console.call(ana.person, true);
    sent[0]?.done({ ok: false, error: { reason: "wrong_state" } });
    expect(console.notice.value).toBe("Somebody else produces. Take over first.");
    held.value = room({ stage: { ...(room().stage ?? never()), steering: { person: "P-me", name: "Me" } } });
    expect(console.steers.value).toBe(true);
  });

  it("is asked for at once where nobody does, and from somebody else only after a question", () => {
    const { key, asked } = opened();
    key("s");
    expect(asked()).toEqual([["stage.steer", {}]]);
    const watching = opened(other());
    watching.key("s");
    expect([watching.asked(), watching.console.takes_over.value]).toEqual([[], true]);
    watching.console.take_over();
    expect([watching.asked(), watching.console.takes_over.value]).toEqual([[["stage.steer", {}]], false]);
  });
});

describe("levels", () => {
  it("stay within their limits, and show the newest wish", () => {
    const { console, asked } = opened();
    console.set_sound("floor", { gain: 99_999, delay_ms: -5 });
    expect(console.sound("floor")).toMatchObject({ gain: gain_max, delay_ms: 0 });
    console.set_sound("floor", { gain: -99_999, delay_ms: 501 });
    vi.advanceTimersByTime(150);
    expect(asked()).toEqual([["stage.set_sound", { source: "floor", gain: -6000, muted: false, delay_ms: 500, heard: "while_shown" }]]);
  });
});

describe("the returns", () => {
  it("are set one level at a time, and by whom is said where that is refused", () => {
    const { console, asked, sent } = opened();
    const level = { person: "P-ana", source: "floor", gain: -300 };
    const done = vi.fn();
    console.set_return(level, done);
    expect(asked()).toEqual([["stage.set_return", level]]);
    sent[0]?.done({ ok: false, error: { code: -32000, reason: "not_found", message: "" } } as unknown as Outcome);
    expect(done).toHaveBeenCalledOnce();
    expect(console.notice.value).not.toBe("");
  });

  it("are ducked apart from the programme: what is not changed stays", () => {
    const { console, asked, held } = opened();
    held.value = { ...held.value, stage: { ...(held.value.stage ?? never()), ducking: { programme: 0, returns: -1200 } } };
    console.set_ducking({ programme: -600 });
    console.set_ducking({ returns: 0 });
    expect(asked()).toEqual([["stage.set_ducking", { programme: -600, returns: -1200 }], ["stage.set_ducking", { programme: 0, returns: 0 }]]);
  });
});

describe("a solo", () => {
  it("is of one source and of this page alone", () => {
    const { console, asked, key } = opened();
    console.toggle_solo("cam-a");
    expect(console.solo.value).toBe("cam-a");
    console.toggle_solo("floor");
    expect(console.solo.value).toBe("floor");
    key("o");
    expect(console.solo.value, "the floor is selected").toBe("");
    expect(asked()).toEqual([]);
  });
});

describe("the sound of this page", () => {
  it("is without the hall where that was chosen, also after a reload", () => {
    const { console } = opened();
    expect(console.hall_minus.value).toBe(false);
    console.set_hall_minus(true);
    expect(new Console(console.store).hall_minus.value).toBe(true);
    console.set_hall_minus(false);
    expect(new Console(console.store).hall_minus.value).toBe(false);
  });
});

describe("a lower third", () => {
  it("fits its lines, cut between words and by whole characters", () => {
    expect(fitted("  one\n two ")).toBe("one two");
    expect(fitted("a".repeat(line_max))).toBe("a".repeat(line_max));
    expect(fitted(`${"word ".repeat(40)}`).endsWith("word…")).toBe(true);
    expect(fitted("👩‍🔬".repeat(121))).toBe(`${"👩‍🔬".repeat(119)}…`);
    expect([lines_of("", " "), lines_of("a", ""), lines_of("a", "b")]).toEqual([null, ["a"], ["a", "b"]]);
  });

  it("has what the server takes in any script, also where one character has more bytes than it should", () => {
    for (const each of ["何", "م", "🧑🏻‍❤️‍💋‍🧑🏼"]) expect(fitted(each.repeat(line_max)), each).toBe(each.repeat(line_max));
    const heaped = `a${"\u0301".repeat(400)}`;
    const cut = fitted(heaped.repeat(10));
    expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(4200);
    expect(cut).toBe(`${heaped.repeat(5)}…`);
  });

  it("is said to be long where the picture may not have room for its end", () => {
    expect([is_long("a".repeat(120)), is_long("何".repeat(75)), is_long(`${"何 a".repeat(30)}`)]).toEqual([false, false, false]);
    expect([is_long("a".repeat(121)), is_long("何".repeat(76)), is_long("👩‍🔬".repeat(76))]).toEqual([true, true, true]);
  });
});
