// Talkback on a producer's page: who hears it, what is said of that, and whom the choice shows.
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { language } from "../src/i18n/i18n";
import { intercom_words } from "../src/i18n/intercom";
import type { Panelist } from "../src/protocol/messages";
import { hearers_of } from "../src/room/intercom";
import { empty_room, type Room } from "../src/room/room";
import { stage_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { Console } from "../src/views/control/console";
import { Talk } from "../src/views/control/talk";
import { why_unheard } from "../src/views/control/talk_words";

const ana: Panelist = { person: "P-ana", name: "Ana", here: true, camera: "cam-a", screen: "scr-a" };
const beto: Panelist = { person: "P-beto", name: "Beto", here: true, camera: "cam-b", screen: "scr-b" };

function room(backstage: readonly Panelist[], sources: string[] = ["floor"]): Room {
  const stage = stage_of({ scene: { layout: "full", sources }, next: [], steering: null, notes: [] });
  return { ...empty_room("auditorium"), joined: true, you: { person: "P-me", name: "Me", role: "producer", seat: "S" }, stage, backstage: [...backstage] };
}

beforeEach(async () => {
  language.value = "en";
  await intercom_words();
});

describe("what is said by talkback", () => {
  const hearers = (to: string, of: Room) => hearers_of(of, to).map(({ name }) => name);

  it("is heard by who is there, of those who wait by no one on air", () => {
    const on_air = room([ana, beto, { ...beto, person: "P-cai", name: "Cai", here: false }], ["cam-a"]);
    expect([hearers("everyone", on_air), hearers("backstage", on_air), hearers("P-ana", on_air), hearers("P-cai", on_air)]).toEqual([["Ana", "Beto"], ["Beto"], ["Ana"], []]);
  });

  it("is heard by nobody until it is connected, and where nobody is there: that is said", () => {
    const why = (to: string, of: Room, connected = true) => why_unheard(of, { to, name: "Ana", connected });
    expect(why("backstage", room([ana]), false)).toBe("Talkback is not connected: nobody hears you.");
    expect(why("backstage", room([ana]))).toBe("");
    expect(why("backstage", room([ana], ["cam-a"]))).toBe("Nobody waits backstage: nobody hears you.");
    expect(why("everyone", room([{ ...ana, here: false }]))).toBe("No panelist is there: nobody hears you.");
    expect(why("P-ana", room([beto]))).toBe("Ana is not there: nobody hears you.");
  });
});

describe("the choice of whom it reaches", () => {
  let root: HTMLElement;
  beforeEach(() => {
    root = document.createElement("div");
    document.body.append(root);
  });
  afterEach(() => {
    act(() => render(null, root));
    root.remove();
  });

  it("goes on showing whoever was chosen when they have gone, and says that they have", async () => {
    const held = signal(room([ana, beto]));
    const store = { room: held, seat: "S", storage: memory_storage(), online: signal(true), outbox: { mention: () => undefined } } as unknown as Store;
    await act(async () => { render(<Talk console={new Console(store)} />, root); });
    const choice = root.querySelector<HTMLSelectElement>("[data-testid=talk-to]");
    if (!choice) throw new Error("no choice");
    const shown = () => [choice.value, choice.selectedOptions[0]?.text, choice.dataset["gone"]];
    await act(async () => {
      choice.value = "P-ana";
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    });
    expect(shown()).toEqual(["P-ana", "Ana", "false"]);
    for (const left of [[{ ...ana, here: false }, beto], [beto]]) {
      await act(async () => { held.value = room(left); });
      expect(shown()).toEqual(["P-ana", "Ana (not there)", "true"]);
    }
    await act(async () => { held.value = room([ana, beto]); });
    expect(shown()).toEqual(["P-ana", "Ana", "false"]);
  });
});
