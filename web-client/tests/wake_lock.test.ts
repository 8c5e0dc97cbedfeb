// The screen that stays on: one lock at most, taken again whenever the page is seen again, and none kept.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keep_awake } from "../src/stage/wake_lock";

class FakeLock extends EventTarget {
  released = false;

  release(): Promise<void> {
    this.released = true;
    this.dispatchEvent(new Event("release"));
    return Promise.resolve();
  }
}

let locks: FakeLock[] = [];
/** Each request in its order, until it is answered. */
let requests: { give(): void; refuse(): void }[] = [];
let visible: DocumentVisibilityState = "visible";
let end: () => void = () => undefined;

beforeEach(() => {
  [locks, requests, visible] = [[], [], "visible"];
  Object.defineProperty(document, "visibilityState", { get: () => visible, configurable: true });
  const request = () => new Promise<FakeLock>((done, failed) => {
    requests.push({
      give: () => {
        const lock = new FakeLock();
        locks.push(lock);
        done(lock);
      },
      refuse: () => failed(new DOMException("", "NotAllowedError")),
    });
  });
  Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
});
afterEach(() => {
  end();
  delete (navigator as { wakeLock?: unknown }).wakeLock;
  delete (document as { visibilityState?: unknown }).visibilityState;
});

const settle = () => new Promise<void>((done) => { queueMicrotask(() => queueMicrotask(() => queueMicrotask(done))); });
const held = () => locks.filter(({ released }) => !released).length;

async function see(as: DocumentVisibilityState): Promise<void> {
  visible = as;
  document.dispatchEvent(new Event("visibilitychange"));
  await settle();
}

describe("the device's screen", () => {
  it("is kept on, and let go at the end", async () => {
    end = keep_awake();
    requests[0]?.give();
    await settle();
    expect(held()).toBe(1);
    end();
    expect(held()).toBe(0);
  });

  it("is held by one lock where the page is seen again before the first answer, and by none after the end", async () => {
    end = keep_awake();
    await see("visible");
    for (const request of requests) request.give();
    await settle();
    expect(held()).toBe(1);
    end();
    expect(held()).toBe(0);
  });

  it("is taken again when the page is seen again, since the browser lets it go with the page", async () => {
    end = keep_awake();
    requests[0]?.give();
    await settle();
    await see("hidden");
    await locks[0]?.release();
    await see("visible");
    requests[1]?.give();
    await settle();
    expect([requests.length, held()]).toEqual([2, 1]);
  });

  it("is let go at once where the answer comes after the end", async () => {
    end = keep_awake();
    end();
    requests[0]?.give();
    await settle();
    expect([locks.length, held()]).toEqual([1, 0]);
  });

  it("stays as it is where the battery forbids it, and is asked for later", async () => {
    end = keep_awake();
    requests[0]?.refuse();
    await settle();
    expect(held()).toBe(0);
    await see("visible");
    requests[1]?.give();
    await settle();
    expect(held()).toBe(1);
  });
});
