// The programme on the projector: which bus is played, when it is heard, and what is said while there is none.
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { language } from "../src/i18n/i18n";
import { projector_words } from "../src/i18n/projector";
import { empty_room } from "../src/room/room";
import type { Store } from "../src/room/store";
import type { SteadyState } from "../src/stage/steady";
import type { Bus } from "../src/stage/whep";
import { Programme } from "../src/views/screen/programme";
import { Showing } from "../src/views/screen/showing";

/** A return whose fate the test decides. */
class FakeReturn {
  readonly state = signal<SteadyState>({ kind: "off" });
  readonly stream = signal<MediaStream | null>(null);
  woken = 0;

  constructor(_room: string, _seat: string, _make: unknown, readonly bus?: Bus) {
    made.push(this);
  }

  start(): void {
    this.state.value = { kind: "connecting", trouble: null };
  }

  stop(): void {
    this.state.value = { kind: "off" };
    this.stream.value = null;
  }

  wake(): void {
    this.woken++;
  }
}

let made: FakeReturn[] = [];
vi.mock("../src/stage/whep", () => ({ get Return() { return FakeReturn; } }));

let root: HTMLElement;
let showing: Showing;
let plays: () => Promise<void>;
const store = () => ({
  room: signal(empty_room("auditorium")), seat: "S", online: signal(true), line: { state: signal({ kind: "live" }), transport: signal("ws") },
}) as unknown as Store;
const find = (testid: string) => root.querySelector<HTMLElement>(`[data-testid=${testid}]`);
const video = () => find("projector-video") as HTMLVideoElement;
const words = () => find("programme-cover")?.textContent ?? "";
const newest = () => made[made.length - 1] as FakeReturn;
const comes = (stream: MediaStream) => act(async () => {
  newest().state.value = { kind: "live" };
  newest().stream.value = stream;
});
const picture = () => ({}) as MediaStream;

beforeEach(async () => {
  language.value = "en";
  await projector_words();
  made = [];
  plays = () => Promise.resolve();
  HTMLMediaElement.prototype.play = () => plays();
  showing = new Showing(memory_storage(), memory_storage());
  root = document.createElement("div");
  document.body.append(root);
  await act(async () => { render(<Programme store={store()} showing={showing} />, root); });
});
afterEach(() => {
  act(() => render(null, root));
  root.remove();
});

describe("the programme on the projector", () => {
  it("is asked for by whoever wants it, and ended with the wish", async () => {
    expect(newest().state.value.kind).toBe("off");
    await act(async () => { showing.show_programme(true); });
    expect([newest().bus, newest().state.value.kind]).toEqual([undefined, "connecting"]);
    expect(words()).toBe("The programme is on its way…");
    await comes(picture());
    expect(video().muted).toBe(true);
    await act(async () => { video().dispatchEvent(new Event("playing")); });
    expect(words()).toBe("");
    await act(async () => { showing.show_programme(false); });
    expect([newest().state.value.kind, video().srcObject, find("projector-programme")?.hidden]).toEqual(["off", null, true]);
  });

  it("is heard by the bus without the hall alone: not before its session is there, and at once no more", async () => {
    await act(async () => { showing.show_programme(true); });
    await comes(picture());
    await act(async () => { showing.turn_sound(true); });
    expect(newest().bus).toEqual({ bus: "hall_minus" });
    expect(video().muted).toBe(true);
    const without_hall = picture();
    await comes(without_hall);
    expect([video().srcObject === without_hall, video().muted]).toEqual([true, false]);
    await act(async () => { showing.show_programme(false); });
    expect([newest().state.value.kind, video().muted]).toEqual(["live", false]);
    await act(async () => { showing.turn_sound(false); });
    expect([newest().bus, video().muted]).toEqual([undefined, true]);
  });

  it("says so where the browser lets no sound out, and goes on without it", async () => {
    await act(async () => { showing.show_programme(true); });
    await act(async () => { showing.turn_sound(true); });
    plays = () => Promise.reject(new DOMException("not by itself", "NotAllowedError"));
    await comes(picture());
    // The refusal comes after the picture, and is drawn after it.
    await act(async () => undefined);
    expect(find("sound-refused")?.textContent).toContain("somebody presses S");
    expect([video().muted, newest().bus]).toEqual([true, undefined]);
  });

  it("says in large letters why there is none, and whether it comes by itself", async () => {
    await act(async () => { showing.show_programme(true); });
    const trouble = (state: SteadyState) => act(async () => { newest().state.value = state; });
    await trouble({ kind: "waiting", trouble: "unavailable" });
    expect(words()).toBe("There is no programme at the momentThe part of the server that makes the picture does not answer. It comes back by itself.");
    await trouble({ kind: "connecting", trouble: "relay_refused" });
    expect(words()).toContain("Nothing comes through between this machine and the server.");
    expect(find("programme-again")).toBeNull();
    await trouble({ kind: "stopped", trouble: "closed" });
    expect(words()).toContain("This room takes no panelists");
    expect(words()).not.toContain("by itself");
    const before = newest().woken;
    await act(async () => { find("programme-again")?.click(); });
    expect(newest().woken).toBe(before + 1);
  });
});
