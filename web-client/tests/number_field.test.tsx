// Fields of the producer's page while somebody types into them and the room goes on.
import { signal } from "@preact/signals";
import { render, type ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { control_words } from "../src/i18n/control";
import { language } from "../src/i18n/i18n";
import type { SourceSound } from "../src/protocol/stage";
import { empty_room, type Room } from "../src/room/room";
import { stage_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { Console } from "../src/views/control/console";
import { Mixer } from "../src/views/control/mixer";
import { NumberField } from "../src/views/control/number_field";
import { TimerForm } from "../src/views/control/timer_form";

const root = document.createElement("div");
const draw = (what: ComponentChild) => act(() => render(what, root));

function field(name: string): HTMLInputElement {
  const found = root.querySelector<HTMLInputElement>(`[data-testid=${name}]`);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function type(name: string, text: string): void {
  act(() => {
    field(name).value = text;
    field(name).dispatchEvent(new Event("input", { bubbles: true }));
  });
}

const end = (name: string, event: "change" | "blur") => act(() => void field(name).dispatchEvent(new Event(event, { bubbles: event === "change" })));

beforeEach(async () => {
  // A form that is in no document is not submitted.
  document.body.append(root);
  language.value = "en";
  await control_words();
});

afterEach(() => {
  render(null, root);
  root.remove();
});

describe("a number that is typed", () => {
  let set: number[] = [];
  const shown = (value: number, off = false) => draw(<NumberField name="n" label="N" value={value} most={500} step={10} off={off} set={(to) => { set.push(to); }} />);

  beforeEach(() => { set = []; });

  it("stays as it is typed while another value comes, and is set once it is complete", () => {
    shown(0);
    type("n", "12");
    shown(80);
    expect([field("n").value, set]).toEqual(["12", []]);
    type("n", "120");
    end("n", "change");
    expect(set).toEqual([120]);
    shown(120);
    expect(field("n").value).toBe("120");
  });

  it("gives way to the room's once the field is left as it was, or is somebody else's to set", () => {
    shown(40);
    type("n", "4");
    end("n", "blur");
    expect([field("n").value, set]).toEqual(["40", []]);
    type("n", "7");
    shown(60, true);
    expect(field("n").value).toBe("60");
  });

  it("sets nothing where nothing is left of it", () => {
    shown(40);
    type("n", "");
    end("n", "change");
    expect([field("n").value, set]).toEqual(["40", []]);
  });
});

function opened(sound: SourceSound[]) {
  const stage = stage_of({ scene: { layout: "full", sources: ["floor"] }, next: [], steering: null, sound, notes: [] });
  const room: Room = { ...empty_room("auditorium"), joined: true, you: { person: "P", name: "Me", role: "producer", seat: "S" }, stage };
  const held = signal(room);
  const sent: [string, Record<string, unknown>][] = [];
  const send = (method: string, params: Record<string, unknown>) => {
    sent.push([method, params]);
    return { key: "k" };
  };
  const console = new Console({ room: held, seat: "S", storage: memory_storage(), send } as unknown as Store);
  return { console, held, sent };
}

const of_floor: SourceSound = { source: "floor", gain: 0, muted: false, delay_ms: 40, heard: "always" };

describe("the hall's delay", () => {
  it("is not overwritten by levels that come four times a second, and is sent when it is typed", () => {
    const { console, held, sent } = opened([of_floor]);
    draw(<Mixer console={console} />);
    expect(field("delay").value).toBe("40");
    type("delay", "16");
    act(() => { held.value = { ...held.value, sources: [{ id: "floor", person: null, name: "", kind: "floor", state: "live", peak: -1200 }] }; });
    expect(field("delay").value).toBe("16");
    type("delay", "160");
    end("delay", "change");
    expect(field("delay").value).toBe("160");
    console.flush_sounds();
    expect(sent).toEqual([["stage.set_sound", { ...of_floor, delay_ms: 160 }]]);
  });
});

describe("the speaker's timer", () => {
  it("is started with the minutes as they were typed, and not with half a number", () => {
    const { console, held, sent } = opened([]);
    draw(<TimerForm console={console} />);
    type("timer-minutes", "");
    act(() => { held.value = { ...held.value, sources: [] }; });
    expect([field("timer-minutes").value, root.querySelector<HTMLButtonElement>("[data-testid=timer-start]")?.disabled]).toEqual(["", true]);
    type("timer-minutes", "1.5");
    act(() => root.querySelector<HTMLButtonElement>("[data-testid=timer-start]")?.click());
    expect(sent).toEqual([["stage.set_timer", { timer: { person: null, ms: 90_000, runs: true } }]]);
  });
});
