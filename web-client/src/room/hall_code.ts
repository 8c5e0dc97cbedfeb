// The code by which a phone in the hall joins; screens only.
export interface HallCode {
  /** What the code says: the address to open. */
  address: string;
  /** When another one takes its place, by the server's clock. */
  until: number;
}

export function hall_code_of(data: unknown): HallCode | null {
  const { address, until } = (data ?? {}) as Partial<HallCode>;
  return typeof address === "string" && typeof until === "number" ? { address, until } : null;
}

/** An old code lets nobody in: after its minute and the one for which it is still good, a screen that is cut off hides it. */
export function good_code(code: HallCode | null, now_ms: number): HallCode | null {
  return code && now_ms < code.until + 60_000 ? code : null;
}
