// What is known of the line before any picture has been loaded, from the browser and from how the page itself came: enough to
// start small rather than to stall. Pure but for the asking itself.

/** NetworkInformation, where a browser has it. */
export interface Connection {
  saveData?: boolean;
  effectiveType?: string;
  /** Megabits a second, rounded and capped by the browser. */
  downlink?: number;
}

export function connection(): Connection | undefined {
  return (navigator as Navigator & { connection?: Connection }).connection;
}

/** What can be done without is not loaded. */
export function spares_data(connection: Connection | undefined): boolean {
  return connection?.saveData === true;
}

/** PerformanceResourceTiming of something that the page has loaded. */
export interface Loaded {
  transferSize: number;
  requestStart: number;
  responseEnd: number;
}

export interface Start {
  /** Begin with the lowest quality, whatever the estimate says. */
  smallest: boolean;
  bits_per_second: number;
  /** Begin with the largest reserve: each request is dear on this line. */
  poor: boolean;
}

const usual_bits_per_second = 2_500_000;
const small_bits_per_second = 300_000;
const poor_bits_per_second = 400_000;
/** A smaller file says more of round trips than of the line. */
const telling_bytes = 50_000;

export function start_for(connection: Connection | undefined, page: readonly Loaded[] = []): Start {
  const slow = /^(slow-2g|2g|3g)$/.test(connection?.effectiveType ?? "");
  const measured = measured_bits_per_second(page);
  const poor = slow || (measured !== null && measured < poor_bits_per_second);
  if (connection?.saveData || poor) return { smallest: true, bits_per_second: small_bits_per_second, poor };
  const told = (connection?.downlink ?? 0) * 1e6;
  return { smallest: false, bits_per_second: told > 0 ? Math.min(told, usual_bits_per_second) : usual_bits_per_second, poor };
}

/** By the largest file that came over the line, in practice hls.js itself; null where none was large enough. */
export function measured_bits_per_second(page: readonly Loaded[]): number | null {
  const telling = page.filter(({ transferSize, requestStart, responseEnd }) => transferSize >= telling_bytes && responseEnd > requestStart);
  const largest = telling.sort((a, b) => b.transferSize - a.transferSize)[0];
  return largest ? (largest.transferSize * 8000) / (largest.responseEnd - largest.requestStart) : null;
}
