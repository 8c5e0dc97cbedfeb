// The announcements, oldest first.
import type { Announcement, Change } from "../protocol/messages";

export function reduce_announcements(held: readonly Announcement[], change: Change): readonly Announcement[] {
  const { announcement, gone } = change.data as { announcement?: Announcement; gone?: string };
  if (announcement) return [...held.filter((each) => each.id !== announcement.id), announcement];
  return gone ? held.filter((each) => each.id !== gone) : held;
}
