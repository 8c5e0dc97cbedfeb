// How the programme leaves by SRT, as producers are told of it (PROTOCOL.md, section 5), and what to think of it. Pure.
import type { Room } from "./room";

export interface Output {
  id: string;
  sound: "programme" | "hall_minus";
  overlays: boolean;
  mode: "listener" | "caller";
  state: "off" | "waiting" | "calling" | "sending";
  /** Since when somebody receives it, or nobody any more; null: nobody did yet. */
  since: number | null;
  receivers: number;
  /** To all receivers together. */
  kbit: number;
  breaks: number;
  refusal: Refusal | null;
}

export interface Refusal {
  code: number;
  at: number;
}

export function outputs_of({ behind }: Pick<Room, "behind">): readonly Output[] {
  const { outputs } = (behind["outputs"] ?? {}) as { outputs?: Output[] };
  return Array.isArray(outputs) ? outputs : [];
}

/** again: a receiver that was reached, and is not any more; nothing: one is connected, and no byte comes for it. */
export type Standing = Output["state"] | "again" | "nothing";

export function standing_of({ state, since, kbit }: Output): Standing {
  if (state === "calling") return since === null ? "calling" : "again";
  if (state === "sending") return kbit > 0 ? "sending" : "nothing";
  return state;
}

const lights: Record<Standing, "on" | "off" | "warn"> = { off: "warn", waiting: "off", calling: "warn", again: "warn", nothing: "warn", sending: "on" };

export function light_of(output: Output): "on" | "off" | "warn" {
  return lights[standing_of(output)];
}

/** Of all together: something has to be looked at, or somebody receives, or nobody does. */
export function light_of_all(outputs: readonly Output[]): "on" | "off" | "warn" {
  const each = outputs.map(light_of);
  if (each.includes("warn")) return "warn";
  return each.includes("on") ? "on" : "off";
}

/** A call that failed is past once the receiver is reached; a receiver that was refused may still be at the door. */
export function refusal_of({ mode, state, refusal }: Output): Refusal | null {
  return mode === "caller" && state === "sending" ? null : refusal;
}

/** Refusals that have words of their own; others are told by their number. */
export const output_refusals = [400, 403, 404, 409, 503, 504] as const;
