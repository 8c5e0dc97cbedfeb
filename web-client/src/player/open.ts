// Begins to play in the best way that this browser has; null where it has none. What the player loads after the first paint.
import { Engine } from "./engine";
import { Native } from "./native";
import { connection, start_for } from "./network";
import { support_of, type Globals } from "./support";
import type { Source, Way, WayEvents } from "./way";

export function open(video: HTMLVideoElement, source: Source, events: WayEvents): Way | null {
  const support = support_of(globalThis as Globals, video);
  if (support === "none") return null;
  if (support === "native") return new Native(video, source, events);
  return new Engine(video, source, start_for(connection(), performance.getEntriesByType("resource") as PerformanceResourceTiming[]), events);
}
