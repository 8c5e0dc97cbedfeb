// Why a device does not give what was asked: the browser's error in the few words that a person can act upon. Pure.

export type DeviceTrouble =
  /** The person, or an earlier choice of theirs, said no. */
  | "denied"
  /** The operating system keeps the browser from it. */
  | "denied_by_system"
  /** There is none. */
  | "missing"
  /** Another program has it. */
  | "busy"
  /** This browser cannot, or not at this address. */
  | "unsupported"
  | "failed";

export function device_trouble_of(error: unknown): DeviceTrouble {
  const { name = "", message = "" } = (error ?? {}) as { name?: string; message?: string };
  if (name === "NotAllowedError" || name === "PermissionDeniedError") return /system/i.test(message) ? "denied_by_system" : "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError" || name === "DevicesNotFoundError") return "missing";
  if (name === "NotReadableError" || name === "TrackStartError" || name === "AbortError") return "busy";
  return name === "SecurityError" || name === "TypeError" ? "unsupported" : "failed";
}

/** The chosen device is gone: any other is better than none. */
export function is_about_choice(error: unknown): boolean {
  return (error as { name?: string } | null)?.name === "OverconstrainedError" || (error as { name?: string } | null)?.name === "NotFoundError";
}
