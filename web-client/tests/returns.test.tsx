// The levels of returns on a producer's page: whose there are, and of which sources.
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { control_words } from "../src/i18n/control";
import { stage_words } from "../src/i18n/stage";
import type { Panelist, Source } from "../src/protocol/messages";
import { empty_room, type Room } from "../src/room/room";
import { stage_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { Console } from "../src/views/control/console";
import { Returns } from "../src/views/control/returns";
import { root, with_root } from "./root";

const ana: Panelist = { person: "P-ana", name: "Ana", here: true, camera: "cam-a", screen: "scr-a" };
const source = (id: string, kind: Source["kind"]): Source => ({ id, person: null, name: id, kind, state: "live" });
const of_hall = [source("floor", "floor"), source("feed-1", "hall")];

function room(more: Partial<Room>): Room {
  const stage = stage_of({ scene: { layout: "full", sources: ["floor"] }, next: [], steering: null, notes: [], returns: [{ person: "hall", source: "cam-a", gain: -600 }] });
  return { ...empty_room("auditorium"), joined: true, you: { person: "P-me", name: "Me", role: "producer", seat: "S" }, stage, ...more };
}

async function drawn(more: Partial<Room>) {
  const asked: unknown[] = [];
  const store = {
    room: signal(room(more)), seat: "S", storage: memory_storage(),
    send: (method: string, params: object) => {
      asked.push([method, params]);
      return { key: "k" };
    },
  } as unknown as Store;
  await act(async () => { render(<Returns console={new Console(store)} />, root); });
  return asked;
}

const chooser = () => root.querySelector("[data-testid=return-of]") as HTMLSelectElement | null;
const strips = () => [...root.querySelectorAll<HTMLElement>("[data-testid=return-strip]")];
const sources = () => strips().map(({ dataset }) => dataset["source"]);
const choose = (person: string) => act(async () => {
  const select = chooser();
  if (!select) return;
  select.value = person;
  select.dispatchEvent(new Event("change"));
});

with_root();
beforeEach(async () => { await Promise.all([control_words(), stage_words()]); });

describe("the returns", () => {
  it("are the panelists', without their own camera, and the hall's, without anything of the hall", async () => {
    await drawn({ backstage: [ana], sources: [...of_hall, source("cam-a", "camera"), source("file-a", "file")] });
    expect([...(chooser()?.options ?? [])].map(({ value, label }) => [value, label])).toEqual([["P-ana", "Ana"], ["hall", "The hall"]]);
    expect(sources()).toEqual(["floor", "feed-1", "file-a"]);
    await choose("hall");
    expect(sources()).toEqual(["cam-a", "file-a"]);
  });

  it("have the hall's level of a panelist, and set it for the hall", async () => {
    const asked = await drawn({ backstage: [ana], sources: of_hall });
    await choose("hall");
    expect(strips()[0]?.textContent).toContain("-6.0 dB");
    const slider = strips()[0]?.querySelector("input") as HTMLInputElement;
    await act(async () => {
      slider.value = "-3";
      slider.dispatchEvent(new Event("change"));
    });
    expect(asked).toEqual([["stage.set_return", { person: "hall", source: "cam-a", gain: -300 }]]);
  });

  it("are nobody's where the hall is alone", async () => {
    await drawn({ backstage: [], sources: of_hall });
    expect(chooser()).toBeNull();
  });
});
