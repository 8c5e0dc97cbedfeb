// The event as the server last told it, for every page: fetched at first, and again when the room says that there is
// another version of it.
import { computed, effect, signal } from "@preact/signals";
import { t } from "../../i18n/i18n";
import { known_zone, own_zone } from "../../room/agenda";
import { api } from "../../protocol/api";
import type { EventInfo } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { say } from "../shell/live_region";

/** A whole hall must not ask in the same moment. */
const spread_ms = 3000;
const again_ms = 4000;

export const event_info = signal<EventInfo | null>(null);
/** The server's clock minus this browser's, to a second. */
export const clock_offset_ms = signal(0);

/** Whether the server answered. */
export async function load_event(): Promise<boolean> {
  const answer = await api.event();
  if (!answer.ok) return false;
  if (answer.at_ms !== null) clock_offset_ms.value = answer.at_ms - Date.now();
  if (answer.value.version !== event_info.value?.version) event_info.value = answer.value;
  return true;
}

/** Where what goes beside the agenda is needed too: also of an event without one, of which no room says a version. */
export async function need_event(): Promise<void> {
  if (event_info.peek() !== null || (await load_event())) return;
  setTimeout(() => void need_event(), again_ms * (1 + Math.random()));
}

const followed = new WeakSet<Store>();

/** Keeps the event as new as the room says it is. */
export function follow_event(store: Store): void {
  if (followed.has(store)) return;
  followed.add(store);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fetch_version = async (version: string) => {
    const known = event_info.value?.version;
    if (known === version) return;
    const done = await load_event();
    if (!done) timer = setTimeout(() => void fetch_version(version), again_ms * (1 + Math.random()));
    else if (known !== undefined) say(t("live.agenda"));
  };
  // The room changes with every message; only another version begins the wait.
  const told = computed(() => store.room.value.agenda_version);
  effect(() => {
    const version = told.value;
    if (version === null) return;
    clearTimeout(timer);
    const wait = event_info.peek() === null ? 0 : Math.random() * spread_ms;
    timer = setTimeout(() => void fetch_version(version), wait);
  });
}

const storage_key = "paraninfo/zone";

function kept_zone(): "own" | "event" {
  try {
    return localStorage.getItem(storage_key) === "event" ? "event" : "own";
  } catch {
    return "own";
  }
}

/** In which time zone the reader wants the agenda. */
export const zone_choice = signal<"own" | "event">(kept_zone());

export function choose_zone(choice: "own" | "event"): void {
  zone_choice.value = choice;
  try {
    localStorage.setItem(storage_key, choice);
  } catch {
    // For this page only.
  }
}

export function event_zone(): string {
  const zone = event_info.value?.agenda?.time_zone;
  return zone === undefined ? own_zone() : known_zone(zone);
}

export function shown_zone(): string {
  return zone_choice.value === "event" ? event_zone() : own_zone();
}
