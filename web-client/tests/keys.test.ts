// Keys as keyboards send them: the same act, whatever language and lock they are set to.
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { TalkKey } from "../src/views/control/talk_key";
import { pressed_key } from "../src/views/shell/pressed";

const key = (name: string, code: string) => pressed_key({ key: name, code });

describe("a page's key", () => {
  it("is its letter, with Caps Lock too", () => {
    expect([key("c", "KeyC"), key("C", "KeyC"), key("7", "Digit7"), key("?", "Slash"), key("<", "IntlBackslash")]).toEqual(["c", "c", "7", "?", "<"]);
  });

  it("goes by the letter, not by the place, where the keyboard has Latin ones", () => {
    expect([key("a", "KeyQ"), key("z", "KeyW"), key("q", "KeyA")]).toEqual(["a", "z", "q"]);
  });

  it("goes by the place where an input method keeps the letter, or another alphabet has none", () => {
    expect([key("Process", "KeyC"), key("Unidentified", "Digit3"), key("ㄘ", "KeyH"), key("с", "KeyC"), key("é", "Digit2")]).toEqual(["c", "3", "h", "c", "2"]);
    expect([key("ｃ", "KeyC"), key("？", "Slash"), key("，", "Comma")], "wide ones").toEqual(["c", "?", ","]);
  });

  it("stays what it is where it is no letter", () => {
    expect([key("Enter", "Enter"), key("ArrowLeft", "Numpad4"), key(" ", "Space"), key("Dead", "BracketLeft")]).toEqual(["Enter", "ArrowLeft", " ", "Dead"]);
  });
});

describe("the key that speaks", () => {
  function opened(where: HTMLElement) {
    document.body.append(where);
    const held: boolean[] = [];
    const talk = new TalkKey({ hold: (on) => { held.push(on); } }, signal(true));
    const press = (name: string, init: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent("keydown", { key: name, code: "KeyB", bubbles: true, cancelable: true, ...init });
      where.addEventListener("keydown", talk.down, { once: true });
      where.dispatchEvent(event);
      return event;
    };
    return { held, talk, press };
  }

  it("is heard with Caps Lock and under an input method, and let go of in the same way", () => {
    const { held, press, talk } = opened(document.createElement("button"));
    press("B");
    talk.up(new KeyboardEvent("keyup", { key: "Process", code: "KeyB" }));
    expect(held).toEqual([true, false]);
  });

  it("is heard where one chooses to whom, and does not choose there", () => {
    const choice = document.createElement("select");
    choice.dataset["talks"] = "";
    const { held, press } = opened(choice);
    expect(press("b").defaultPrevented).toBe(true);
    expect(held).toEqual([true]);
  });

  it("is a letter where one writes, and in every other choice", () => {
    for (const where of [document.createElement("input"), document.createElement("select")]) {
      const { held, press } = opened(where);
      expect(press("b").defaultPrevented).toBe(false);
      expect(held).toEqual([]);
    }
  });

  it("does not speak again while it repeats, nor with another key", () => {
    const { held, press } = opened(document.createElement("button"));
    press("b", { repeat: true });
    press("b", { ctrlKey: true });
    press("n", { code: "KeyN" });
    expect(held).toEqual([]);
  });
});
