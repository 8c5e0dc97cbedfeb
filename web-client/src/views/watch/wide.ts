// The page with nothing but the picture and the questions beside it, as large as the screen where the browser allows it.
// The video element's own full screen would hide the questions.
import { signal } from "@preact/signals";

export const wide = signal(false);

if (typeof document !== "undefined")
  document.addEventListener("fullscreenchange", () => {
    wide.value = document.fullscreenElement !== null;
  });

export function set_wide(on: boolean): void {
  wide.value = on;
  // Where there is no full screen for a page, as on a phone, the page itself gives all its room.
  const done = on ? document.documentElement.requestFullscreen?.() : document.fullscreenElement && document.exitFullscreen();
  if (done) done.catch(() => undefined);
}
