// On air until the picture has gone over into another one.
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, it, vi } from "vitest";
import type { Standing } from "../src/room/stage";
import { useUntilGone } from "../src/views/stage/until_gone";
import { root, with_root } from "./root";

with_root();

function Shown({ standing, going_over }: { standing: Standing; going_over: { ms: number } | null }) {
  return <p>{useUntilGone(standing, going_over)}</p>;
}

function shows(standing: Standing, going_over: { ms: number } | null): string {
  act(() => render(<Shown standing={standing} going_over={going_over} />, root));
  return root.textContent ?? "";
}

beforeEach(() => { vi.useFakeTimers(); });

it("whoever goes out with a fade is on air until its end", () => {
  const [came, fade] = [{ ms: 0 }, { ms: 2000 }];
  expect(shows("on_air", came)).toBe("on_air");
  expect(shows("backstage", fade)).toBe("on_air");
  act(() => { vi.advanceTimersByTime(1999); });
  expect(root.textContent).toBe("on_air");
  act(() => { vi.advanceTimersByTime(1); });
  expect(root.textContent).toBe("backstage");
});

it("a cut ends it at once, also within a fade", () => {
  const [came, fade, cut] = [{ ms: 0 }, { ms: 2000 }, { ms: 0 }];
  shows("on_air", came);
  expect(shows("backstage", { ms: 0 })).toBe("backstage");
  shows("on_air", { ms: 500 });
  expect(shows("next", fade)).toBe("on_air");
  expect(shows("next", cut)).toBe("next");
});

it("whoever was not on air is not by another's fade, and who is muted out of the sound is off at once", () => {
  const old = { ms: 2000 };
  expect(shows("backstage", null)).toBe("backstage");
  expect(shows("backstage", old)).toBe("backstage");
  shows("on_air", old);
  expect(shows("backstage", old)).toBe("backstage");
});
