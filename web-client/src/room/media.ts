// What the room's programme is doing, as the gateway says it.
import type { Media } from "../protocol/messages";

export const waiting_media: Media = { state: "waiting", playlist: null, publication: null, started_at: null, profile: "default", part_ms: 333, source: "slate" };

export function media_of(data: unknown): Media {
  return { ...waiting_media, ...(data as Partial<Media>) };
}
