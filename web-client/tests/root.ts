// An element of the page for each test: empty and in English at its beginning, nothing of it goes on after its end.
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, vi } from "vitest";
import { language } from "../src/i18n/i18n";

export let root: HTMLElement;

export function with_root(): void {
  beforeEach(() => {
    language.value = "en";
    root = document.createElement("div");
    document.body.append(root);
  });
  afterEach(() => {
    act(() => render(null, root));
    root.remove();
    vi.useRealTimers();
  });
}
