// Signs of life for the attendance: this page is open, whether the programme is followed on it, and how the picture comes.
// Given at every change of the following and each 20 s; the server counts by its own clock, and a sign that is lost costs
// nothing but itself.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { api, type Playing } from "../protocol/api";

export const every_ms = 20_000;
/** The server refuses more: a page that flickers says how things stand when it has settled. */
export const settle_ms = 1_500;

/** What the view of the picture says of itself: playing, and seen or at least heard. */
export const playing = signal(false);
export const audible = signal(false);

/** Asked at each sign; set by the view of the picture while it is there. */
export const picture: { told: () => Playing | null } = { told: () => null };

/** What a page says that shows words alone. */
export const words_alone: Playing = { view: "text", profile: "default", native: false, height: 0, stalls: 0, failed: 0 };

export const visible = signal(typeof document === "undefined" || document.visibilityState === "visible");
if (typeof document !== "undefined")
  document.addEventListener("visibilitychange", () => {
    visible.value = document.visibilityState === "visible";
  });

/** Words alone are followed by reading them; a picture by seeing or hearing it. */
export function follows(text_only: boolean): boolean {
  return text_only ? visible.value : playing.value && (visible.value || audible.value);
}

/** Until the page goes, or the function that it returns is called. */
export function give_signs(room: string, seat: string, online: ReadonlySignal<boolean>, watching: () => boolean, told: () => Playing | null = () => null): () => void {
  const page = crypto.randomUUID();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  const follows_now = computed(watching);
  const send = (now_watching: boolean, playing: Playing | null) => {
    last = Date.now();
    void api.sign(room, seat, { page, watching: now_watching, ...(playing && { playing }) });
  };
  const beat = () => {
    send(follows_now.peek(), told());
    timer = setTimeout(beat, every_ms);
  };
  const stop = effect(() => {
    const there = online.value;
    void follows_now.value;
    clearTimeout(timer);
    if (there) timer = setTimeout(beat, Math.max(0, last + settle_ms - Date.now()));
  });
  // The last word of a page that is closed; one that comes back from the browser's cache goes on by itself.
  const leave = () => {
    if (online.peek()) send(false, null);
  };
  addEventListener("pagehide", leave);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener("pagehide", leave);
  };
}
