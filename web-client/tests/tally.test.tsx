// What a panelist is told of how it stands with them, and a producer of who is on air.
import { signal } from "@preact/signals";
import { render, type VNode } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { control_words } from "../src/i18n/control";
import { language } from "../src/i18n/i18n";
import { stage_words } from "../src/i18n/stage";
import type { Panelist, StageSnapshot } from "../src/protocol/messages";
import { empty_room, type Room } from "../src/room/room";
import { stage_of, standing_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { Console } from "../src/views/control/console";
import { People } from "../src/views/control/people";
import { useHearing } from "../src/views/stage/hearing";
import { Tally } from "../src/views/stage/tally";

const ana: Panelist = { person: "P-ana", name: "Ana", here: true, camera: "cam-00112233445566778899", screen: "scr-00112233445566778899" };

beforeEach(async () => {
  language.value = "en";
  await Promise.all([stage_words(), control_words()]);
});

function store_of(stage: Partial<StageSnapshot>, phase: Room["broadcast"]["phase"] = "live"): Store {
  const room: Room = {
    ...empty_room("auditorium"), joined: true, you: { person: ana.person, name: "Ana", role: "panelist", seat: "S" }, backstage: [ana],
    broadcast: { phase, number: 1, since: null, back_at: null },
    stage: stage_of({ scene: { layout: "full", sources: ["floor"] }, next: [], steering: null, notes: [], ...stage }),
  };
  return { room: signal(room), seat: "S", storage: memory_storage() } as unknown as Store;
}

function drawn(what: VNode): HTMLElement {
  const root = document.createElement("div");
  act(() => render(what, root));
  return root;
}

function told(store: Store, { muted = false, hears = false } = {}): string[] {
  const standing = standing_of(store.room.peek().stage, ana);
  const root = drawn(<Tally store={store} standing={standing} muted={muted} hears={hears} />);
  return [...root.querySelectorAll(".tally-hint, [role=alert]")].map((each) => each.textContent?.trim() ?? "");
}

const shows = (...sources: string[]) => ({ scene: { layout: "grid" as const, sources } });
const voice = (more: { muted?: boolean; heard?: "always" }) => ({ sound: [{ source: ana.camera, muted: false, heard: "while_shown" as const, ...more }] });
const off_by_producer = "The producer has muted your microphone: the audience does not hear you.";
const off_by_them = "Your microphone is off: nobody hears you.";

describe("the tally", () => {
  it("says who sees and hears a panelist on air, by camera, by screen and by voice", () => {
    expect(told(store_of(shows(ana.camera, ana.screen)))).toEqual(["The audience sees and hears you."]);
    expect(told(store_of(shows(ana.screen)))).toEqual(["The audience sees your screen and hears you."]);
    expect(told(store_of(voice({ heard: "always" })))).toEqual(["Your voice goes to the audience, your picture does not."]);
  });

  it("never says that somebody hears them whose microphone is off, and says by whom it is", () => {
    expect(told(store_of({ ...shows(ana.camera), ...voice({ muted: true }) }))).toEqual(["The audience sees you.", off_by_producer]);
    expect(told(store_of({ ...shows(ana.screen), ...voice({ muted: true }) }))).toEqual(["The audience sees your screen.", off_by_producer]);
    expect(told(store_of(shows(ana.camera)), { muted: true })).toEqual(["The audience sees you.", off_by_them]);
    expect(told(store_of({ ...shows(ana.camera), ...voice({ muted: true }) }), { muted: true })).toEqual(["The audience sees you.", off_by_them, off_by_producer]);
    expect(told(store_of(voice({ muted: true, heard: "always" })))).toEqual(["Only the producer sees and hears you."]);
  });

  it("tells picture and voice apart before the broadcast runs", () => {
    expect(told(store_of(shows(ana.camera), "waiting"))[0]).toContain("The programme shows you");
    expect(told(store_of(voice({ heard: "always" }), "waiting"))[0]).toContain("The programme has your voice");
  });

  it("says backstage who else hears them once they hear the others", () => {
    expect(told(store_of({}))).toEqual(["Only the producer sees and hears you."]);
    expect(told(store_of({}), { hears: true })).toEqual(["The producer sees and hears you. Those who hear the others backstage hear you too."]);
  });
});

describe("the wish to hear the others", () => {
  it("is remembered by the browser, and forgotten with the tick", () => {
    const store = { storage: memory_storage() };
    const Switch = () => {
      const [hears, turn] = useHearing(store);
      return <button type="button" onClick={() => turn(!hears)}>{String(hears)}</button>;
    };
    const root = drawn(<Switch />);
    const click = () => act(() => root.querySelector("button")?.click());
    expect([root.textContent, drawn(<Switch />).textContent]).toEqual(["false", "false"]);
    click();
    expect([root.textContent, drawn(<Switch />).textContent]).toEqual(["true", "true"]);
    click();
    expect(drawn(<Switch />).textContent).toBe("false");
  });
});

describe("the producer's list of panelists", () => {
  it("marks who is on air by camera, by screen and by voice", () => {
    const on_air = (stage: Partial<StageSnapshot>) => {
      const root = drawn(<People console={new Console(store_of(stage))} />);
      return root.querySelector("[data-testid=panelist]")?.getAttribute("data-on-air");
    };
    expect([{}, shows(ana.camera), shows(ana.screen), voice({ heard: "always" }), voice({ heard: "always", muted: true })].map(on_air)).toEqual(["false", "true", "true", "true", "false"]);
  });
});
