// The room's sources, as moderators are told of them.

const feed_states = ["waiting", "publishing", "silent", "lost"] as const;
export type FeedState = (typeof feed_states)[number];

export interface FeedInfo {
  id: string;
  kind: string;
  /** Null of what no encoder publishes. */
  state: FeedState | null;
  since: number | null;
  refusal: { code: number; at: number } | null;
  obs: { server: string; key: string } | null;
  ffmpeg: string | null;
}

export function feeds_of(data: unknown): readonly FeedInfo[] {
  const { feeds } = (data ?? {}) as { feeds?: FeedInfo[] };
  return Array.isArray(feeds) ? feeds : [];
}

/** Refusals that have words of their own; others are told by their number. */
export const refusal_codes = [400, 403, 404, 409, 415] as const;
