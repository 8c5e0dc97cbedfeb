// Whether the line carries the own picture: judged from what the other side reports of losses and what the browser thinks it may
// send. The voice is never given up. Pure.

export interface Sent {
  /** 0–1, of the newest report. */
  lost: number | null;
  /** What may be sent; null where the browser does not say. */
  may_bits: number | null;
}

/** Below this a picture takes the air from the voice. */
const thin_bits = 150_000;
const heavy_loss = 0.2;
/** So many looks one after the other. */
const looks = 5;
/** Before the picture is tried again by itself. */
const rest_looks = 30;

export interface Judgement {
  /** Whether the picture should go. */
  picture: boolean;
  bad: number;
  rested: number;
}

export const full_picture: Judgement = { picture: true, bad: 0, rested: 0 };

export function judge(before: Judgement, { lost, may_bits }: Sent): Judgement {
  if (!before.picture) {
    const rested = before.rested + 1;
    return rested >= rest_looks ? full_picture : { ...before, rested };
  }
  const is_bad = (lost !== null && lost > heavy_loss) || (may_bits !== null && may_bits < thin_bits);
  const bad = is_bad ? before.bad + 1 : 0;
  return bad >= looks ? { picture: false, bad: 0, rested: 0 } : { picture: true, bad, rested: 0 };
}

interface Stat {
  type: string;
  kind?: string;
  fractionLost?: number;
  availableOutgoingBitrate?: number;
  nominated?: boolean;
}

export function sent_of(report: { forEach(each: (stat: Stat) => void): void }): Sent {
  const sent: Sent = { lost: null, may_bits: null };
  report.forEach((stat) => {
    if (stat.type === "remote-inbound-rtp" && stat.fractionLost !== undefined) sent.lost = Math.max(sent.lost ?? 0, stat.fractionLost);
    if (stat.type === "candidate-pair" && stat.nominated && stat.availableOutgoingBitrate !== undefined) sent.may_bits = stat.availableOutgoingBitrate;
  });
  return sent;
}
