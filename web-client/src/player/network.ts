// What the browser says of the line before anything has been loaded: enough to start small rather than to stall. Pure.

/** NetworkInformation, where a browser has it. */
export interface Connection {
  saveData?: boolean;
  effectiveType?: string;
  /** Megabits a second, rounded and capped by the browser. */
  downlink?: number;
}

export interface Start {
  /** Begin with the lowest quality, whatever the estimate says. */
  smallest: boolean;
  bits_per_second: number;
}

const usual_bits_per_second = 2_500_000;
const small_bits_per_second = 300_000;

export function start_for(connection: Connection | undefined): Start {
  const slow = /^(slow-2g|2g|3g)$/.test(connection?.effectiveType ?? "");
  if (connection?.saveData || slow) return { smallest: true, bits_per_second: small_bits_per_second };
  const told = (connection?.downlink ?? 0) * 1e6;
  return { smallest: false, bits_per_second: told > 0 ? Math.min(told, usual_bits_per_second) : usual_bits_per_second };
}
