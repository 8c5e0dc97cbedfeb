// The room's broadcast: how it stands, and when there will be a picture again. Pure.
import type { Agenda, Broadcast, BroadcastPhase, Change } from "../protocol/messages";
import { now_next } from "./agenda";

/** A server that says nothing of it always broadcasts. */
export const always_on: Broadcast = { phase: "live", number: 0, since: null, back_at: null };

/** Whether it has begun and is not over. */
export const is_on = (phase: BroadcastPhase): boolean => phase === "live" || phase === "paused";

export function broadcast_after(change: Change): Broadcast {
  return change.data["broadcast"] as Broadcast;
}

/** When the picture is to come, as far as anybody said: a pause's end, or the next session of the room. */
export function expected_ms(broadcast: Broadcast, agenda: Agenda | null, room: string, at_ms: number): number | null {
  if (broadcast.phase === "live") return null;
  if (broadcast.phase === "paused") return broadcast.back_at !== null && broadcast.back_at > at_ms ? broadcast.back_at : null;
  return (agenda && now_next(agenda, at_ms, room).next[0]?.starts_ms) ?? null;
}
