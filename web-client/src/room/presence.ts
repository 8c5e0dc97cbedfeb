// Who is connected, in numbers.
import type { Presence } from "../protocol/messages";

export const nobody: Presence = { participants: 0, hall: 0, screens: 0, moderators: 0 };

export function presence_of(data: unknown): Presence {
  return { ...nobody, ...(data as Partial<Presence>) };
}

export function people(presence: Presence): number {
  return presence.participants + presence.hall;
}
