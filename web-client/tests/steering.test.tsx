// Who produces: what of a page that only watches counts, and how it takes over.
import { signal } from "@preact/signals";
import { render, type ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Outcome } from "../src/connection/outbox";
import { memory_storage } from "../src/connection/storage";
import type { Steering as Steers } from "../src/protocol/messages";
import { empty_room, type Room } from "../src/room/room";
import { stage_of } from "../src/room/stage";
import type { Store } from "../src/room/store";
import { BroadcastDesk } from "../src/views/broadcast/desk";
import { ends_in, end_soon } from "../src/views/broadcast/ending";
import { Console } from "../src/views/control/console";
import { Steering } from "../src/views/control/steering";
import { root, with_root } from "./root";

const all = (testid: string) => [...root.querySelectorAll<HTMLButtonElement & HTMLDialogElement>(`[data-testid=${testid}]`)];

function room(steering: Steers | null, phase: Room["broadcast"]["phase"] = "live"): Room {
  const stage = stage_of({ scene: { layout: "full", sources: ["floor"] }, next: [], steering, notes: [] });
  return { ...empty_room("auditorium"), joined: true, you: { person: "P-me", name: "Me", role: "producer", seat: "S" }, stage, broadcast: { phase, number: 1, since: 0, back_at: null } };
}

function opened(first: Room, answer: Outcome | null = { ok: true, result: {} }) {
  const held = signal(first);
  const asked: string[] = [];
  const store = {
    room: held, seat: "S", storage: memory_storage(), server_now: () => 0,
    send: (method: string, _params: unknown, done: (outcome: Outcome) => void) => {
      asked.push(method);
      if (answer) done(answer);
      return answer && { key: "k" };
    },
  } as unknown as Store;
  return { held, asked, store, console: new Console(store) };
}

async function draw(what: ComponentChild): Promise<void> {
  await act(async () => { render(what, root); });
}

with_root();
beforeEach(() => {
  // jsdom has no dialogs.
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  HTMLDialogElement.prototype.close = function () { this.open = false; };
});

const otra: Steers = { person: "P-otra", name: "Otra" };

describe("taking over", () => {
  it("asks first, and says from whom", async () => {
    const { console, asked } = opened(room(otra));
    await draw(<Steering console={console} />);
    await act(async () => { console.steer(); });
    expect(all("take-over")[0]?.open).toBe(true);
    expect(all("take-over")[0]?.textContent).toContain("Take over from Otra?");
    expect(asked).toEqual([]);
    await act(async () => { all("take-over-confirm")[0]?.click(); });
    expect([asked, all("take-over").length]).toEqual([["stage.steer"], 0]);
  });

  it("is not asked about where nobody produces, and no more once nobody does", async () => {
    const { console, asked, held } = opened(room(null));
    await draw(<Steering console={console} />);
    await act(async () => { all("steer")[0]?.click(); });
    expect([asked, all("take-over").length]).toEqual([["stage.steer"], 0]);
    await act(async () => { held.value = room(otra); });
    await act(async () => { console.steer(); });
    expect(all("take-over").length).toBe(1);
    await act(async () => { held.value = room({ person: "P-me", name: "Me" }); });
    expect(all("take-over").length).toBe(0);
  });
});

describe("the broadcast", () => {
  it("is for who produces: of others the buttons say why they do nothing", async () => {
    for (const phase of ["waiting", "live", "paused"] as const) {
      const { store, asked } = opened(room(otra, phase));
      await draw(<BroadcastDesk store={store} why_not="Somebody else produces." />);
      const acts = ["broadcast-start", "broadcast-resume", "broadcast-pause", "broadcast-end"].flatMap(all);
      expect(acts.length, phase).toBeGreaterThan(0);
      for (const each of acts) {
        expect(each.disabled, each.dataset["testid"]).toBe(true);
        await act(async () => { each.click(); });
      }
      expect(all("broadcast-why-not")[0]?.textContent).toBe("Somebody else produces.");
      expect(asked).toEqual([]);
    }
  });

  it("says in words why the server refused", async () => {
    const { store } = opened(room(null, "waiting"), { ok: false, error: { reason: "wrong_state" } });
    await draw(<BroadcastDesk store={store} />);
    expect(all("broadcast-refused").length).toBe(0);
    await act(async () => { all("broadcast-start")[0]?.click(); });
    expect(all("broadcast-refused")[0]?.textContent).toBe("That is no longer possible: somebody was faster.");
  });

  it("says so where its end is refused after the seconds of grace, and where nothing can be sent", async () => {
    vi.useFakeTimers();
    for (const answer of [{ ok: false, error: { reason: "wrong_state" } } as const, null]) {
      const { store, asked } = opened(room(null), answer);
      await draw(<BroadcastDesk store={store} />);
      await act(async () => { end_soon(store); });
      await act(async () => { vi.advanceTimersByTime(6_000); });
      expect([asked, ends_in.value]).toEqual([["broadcast.end"], null]);
      expect(all("broadcast-refused").map((each) => each.textContent !== "")).toEqual([true]);
    }
  });
});
