// Where the focus goes when what had it goes away.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keep_focus, patience_ms } from "../src/views/shell/focus_fallback";

let end = () => {};

/** The page, once what changed has been noticed and the patience is over. */
async function settled(): Promise<void> {
  await Promise.resolve();
  vi.advanceTimersByTime(patience_ms);
}

function page_of(html: string): void {
  document.body.innerHTML = html;
  end = keep_focus(document.body);
}

const by_id = (id: string) => document.getElementById(id) as HTMLElement;
const focused = () => document.activeElement?.id;

beforeEach(() => { vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); });
afterEach(() => {
  end();
  vi.useRealTimers();
  document.body.innerHTML = "";
});

describe("the focus", () => {
  it("goes to the nearest button that is left", async () => {
    page_of(`<button id="far"></button><div><p><button id="gone"></button></p><input id="field"><button id="near"></button></div>`);
    by_id("gone").focus();
    by_id("gone").remove();
    await settled();
    expect(focused()).toBe("near");
  });

  it("leaves a button that can no longer be pressed", async () => {
    page_of(`<div><button id="off"></button><button id="dead" disabled></button><button id="next"></button></div>`);
    by_id("off").focus();
    by_id("off").setAttribute("disabled", "");
    await settled();
    expect(focused()).toBe("next");
  });

  it("stays where a view has put it meanwhile", async () => {
    page_of(`<div><button id="gone"></button><button id="near"></button></div><button id="chosen"></button>`);
    by_id("gone").focus();
    by_id("gone").remove();
    await Promise.resolve();
    by_id("chosen").focus();
    vi.advanceTimersByTime(patience_ms);
    expect(focused()).toBe("chosen");
  });

  it("is not given to anything where nothing had it, or where it was let go of by a click elsewhere", async () => {
    page_of(`<div><button id="gone"></button><button id="near"></button></div>`);
    by_id("gone").remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
    by_id("near").focus();
    document.body.dispatchEvent(new Event("pointerdown"));
    by_id("near").blur();
    by_id("near").remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });

  it("is left alone once the watch has ended", async () => {
    page_of(`<div><button id="gone"></button><button id="near"></button></div>`);
    by_id("gone").focus();
    end();
    by_id("gone").remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });
});
