// What a publication asks of the browser's encoders: codecs in the order in which the server likes them, and what a camera and
// a screen may cost. Pure.

export type What = "camera" | "screen";

export interface Budget {
  width: number;
  height: number;
  fps: number;
  bits: number;
  audio_bits: number;
  hint: "motion" | "detail";
  degrade: "balanced" | "maintain-resolution";
  /** While nobody but the producer sees it, small among all others. */
  waiting: { bits: number; fps: number; shrink: number };
}

export const budgets: Record<What, Budget> = {
  camera: { width: 1280, height: 720, fps: 30, bits: 2_500_000, audio_bits: 64_000, hint: "motion", degrade: "balanced", waiting: { bits: 250_000, fps: 10, shrink: 4 } },
  // Letters must stay letters: all of the lines, fewer pictures.
  screen: { width: 1920, height: 1080, fps: 15, bits: 2_500_000, audio_bits: 96_000, hint: "detail", degrade: "maintain-resolution", waiting: { bits: 250_000, fps: 3, shrink: 3 } },
};

export interface Codec {
  mimeType: string;
  sdpFmtpLine?: string;
}

/** Constrained baseline in packetization mode 1 first, then VP8; what repairs losses stays, the rest is not offered. */
export function preferred<C extends Codec>(codecs: readonly C[]): C[] {
  const rank = ({ mimeType, sdpFmtpLine = "" }: C): number => {
    const name = mimeType.toLowerCase();
    if (name === "video/h264") return /packetization-mode=1/.test(sdpFmtpLine) && /profile-level-id=42e0/i.test(sdpFmtpLine) ? 0 : -1;
    if (name === "video/vp8") return 1;
    return name === "video/rtx" ? 2 : -1;
  };
  return codecs.filter((each) => rank(each) >= 0).sort((a, b) => rank(a) - rank(b));
}

/** What the sender's encoder is asked for. */
export function asked(what: What, waits: boolean): RTCRtpEncodingParameters {
  const { bits, fps, waiting } = budgets[what];
  return waits
    ? { maxBitrate: waiting.bits, maxFramerate: waiting.fps, scaleResolutionDownBy: waiting.shrink }
    : { maxBitrate: bits, maxFramerate: fps, scaleResolutionDownBy: 1 };
}
