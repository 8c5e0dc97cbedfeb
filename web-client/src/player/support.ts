// Which way of playing this browser has. Apple's ManagedMediaSource comes before the older one: there the system decides
// when to load, which spares batteries, and on a phone it is the only one. The browser's own HLS is the last resort, since it
// keeps far more delay.

export type Support = "managed" | "source" | "native" | "none";

interface SourceKind {
  isTypeSupported?: (type: string) => boolean;
}

export interface Globals {
  ManagedMediaSource?: SourceKind;
  MediaSource?: SourceKind;
}

const needed = 'video/mp4; codecs="avc1.42E01E,mp4a.40.2"';

export function support_of(globals: Globals, video: Pick<HTMLVideoElement, "canPlayType">): Support {
  if (globals.ManagedMediaSource?.isTypeSupported?.(needed)) return "managed";
  if (globals.MediaSource?.isTypeSupported?.(needed)) return "source";
  return video.canPlayType("application/vnd.apple.mpegurl") ? "native" : "none";
}
