// What is chosen at the projector, and the switches by which it is.
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { projector_words } from "../src/i18n/projector";
import type { Store } from "../src/room/store";
import { Bar } from "../src/views/screen/bar";
import { Showing } from "../src/views/screen/showing";
import { root, with_root } from "./root";

const chosen = ({ programme, sound }: Showing) => [programme.value, sound.value];

describe("what is chosen at the projector", () => {
  it("is the stage without a sound, until a key says otherwise", () => {
    const showing = new Showing(memory_storage(), memory_storage());
    expect(chosen(showing)).toEqual([false, "off"]);
    expect([showing.press("P"), showing.press("s"), showing.press("x"), showing.press("Shift")]).toEqual([true, true, false, false]);
    expect(chosen(showing)).toEqual([true, "on"]);
    showing.press("p");
    expect(chosen(showing)).toEqual([false, "on"]);
    showing.press("S");
    expect(chosen(showing)).toEqual([false, "off"]);
  });

  it("is found again by the browser as to the picture, and by the window alone as to the sound", () => {
    const [browser, window] = [memory_storage(), memory_storage()];
    const showing = new Showing(browser, window);
    showing.show_programme(true);
    showing.turn_sound(true);
    expect(chosen(new Showing(browser, window))).toEqual([true, "on"]);
    expect(chosen(new Showing(browser, memory_storage()))).toEqual([true, "off"]);
    showing.show_programme(false);
    showing.turn_sound(false);
    expect(chosen(new Showing(browser, window))).toEqual([false, "off"]);
  });

  it("stays wished where the browser lets no sound out, and one key more brings it", () => {
    const window = memory_storage();
    const showing = new Showing(memory_storage(), window);
    showing.turn_sound(true);
    showing.refuse_sound();
    expect(chosen(showing)).toEqual([false, "refused"]);
    expect(new Showing(memory_storage(), window).sound.value).toBe("on");
    showing.press("s");
    expect(showing.sound.value).toBe("on");
  });
});

describe("the projector's switches", () => {
  const store = { line: { state: signal({ kind: "live" }), transport: signal("ws") } } as unknown as Store;
  const find = (testid: string) => root.querySelector<HTMLElement>(`[data-testid=${testid}]`);
  const is_near = () => find("projector-bar")?.dataset["near"];

  with_root();
  beforeEach(async () => {
    await projector_words();
    vi.useFakeTimers();
  });

  it("are seen for a while after somebody came, and found by the keyboard at all times", async () => {
    await act(async () => { render(<Bar store={store} showing={new Showing(memory_storage(), memory_storage())} />, root); });
    expect(is_near()).toBe("true");
    await act(async () => { vi.advanceTimersByTime(60_000); });
    expect(is_near()).toBe("false");
    expect(find("show-programme")?.textContent).toContain("Programme");
    await act(async () => { dispatchEvent(new Event("pointermove")); });
    expect(is_near()).toBe("true");
  });

  it("say what is on, and do as their keys do, but not with a key that is the browser's", async () => {
    const showing = new Showing(memory_storage(), memory_storage());
    await act(async () => { render(<Bar store={store} showing={showing} />, root); });
    const pressed = () => ["show-programme", "projector-sound"].map((each) => find(each)?.getAttribute("aria-pressed"));
    expect(pressed()).toEqual(["false", "false"]);
    await act(async () => { dispatchEvent(new KeyboardEvent("keydown", { key: "p", ctrlKey: true })); });
    expect(pressed()).toEqual(["false", "false"]);
    await act(async () => { find("projector-sound")?.click(); });
    expect(pressed()).toEqual(["false", "true"]);
    await act(async () => { dispatchEvent(new KeyboardEvent("keydown", { key: "s" })); });
    await act(async () => { dispatchEvent(new KeyboardEvent("keydown", { key: "p" })); });
    expect(pressed()).toEqual(["true", "false"]);
  });
});
