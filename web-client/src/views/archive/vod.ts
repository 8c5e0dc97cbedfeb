// Plays a recording in a video element: hls.js where it can, the browser itself where it cannot. Loaded when there is
// something to play.
import Hls, { ErrorTypes, Events } from "hls.js";

const recoveries_max = 3;

export class Vod {
  private hls_: Hls | null = null;
  private recoveries_ = 0;

  constructor(private readonly video: HTMLVideoElement, playlist: string, failed: () => void) {
    if (!Hls.isSupported()) {
      if (video.canPlayType("application/vnd.apple.mpegurl")) video.src = playlist;
      else failed();
      return;
    }
    this.hls_ = new Hls({ enableWorker: false, enableWebVTT: false, enableIMSC1: false, enableCEA708Captions: false, capLevelToPlayerSize: true });
    this.hls_.on(Events.ERROR, (_, data) => {
      if (!data.fatal) return;
      if (data.type === ErrorTypes.MEDIA_ERROR && ++this.recoveries_ <= recoveries_max) return this.hls_?.recoverMediaError();
      failed();
    });
    this.hls_.loadSource(playlist);
    this.hls_.attachMedia(video);
  }

  seek(at_ms: number): void {
    this.video.currentTime = at_ms / 1000;
  }

  jump(at_ms: number): void {
    this.seek(at_ms);
    void this.video.play().catch(() => undefined);
  }

  destroy(): void {
    this.hls_?.destroy();
    this.hls_ = null;
  }
}
