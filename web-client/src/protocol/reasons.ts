// What the codes of the protocol mean for the one who sends: try the same again, or stop.

/** Refusals that pass by themselves: the same command with the same key is sent again after a wait. */
export const passing_reasons = new Set(["limited", "overloaded", "unavailable", "not_joined", "internal"]);

export type AfterClose = { kind: "now" } | { kind: "later"; delay_ms: number } | { kind: "never"; name: string };

const ends: Record<number, string> = {
  4200: "signed_out",
  4201: "revoked",
  4202: "replaced",
  4203: "protocol",
  4204: "turn_over",
  1002: "protocol",
  1003: "protocol",
  1007: "protocol",
  1009: "protocol",
};

/** What a close code asks of this client (PROTOCOL.md, section 8). */
export function after_close(code: number, reason: string): AfterClose {
  const name = ends[code];
  if (name) return { kind: "never", name };
  if (code === 4000 || code === 4001) return { kind: "now" };
  const delay = /^delay=(\d{1,6})$/.exec(reason)?.[1];
  return { kind: "later", delay_ms: delay ? Number(delay) : 0 };
}
