// The last resort: the browser plays the playlist by itself. It keeps its own distance from the edge and chooses its own
// quality; what it does tell is the date at which the stream begins, which is the programme's clock here.
import { spans_of } from "./buffer";
import type { Window } from "./timeline";
import { clamp } from "./timeline";
import { no_figures, type Source, type Way, type WayEvents } from "./way";

const figures_every_ms = 1000;
/** Nearer to the edge than this the browser would only wait. */
const behind_edge_s = 6;

type Dated = HTMLVideoElement & { getStartDate?: () => Date };

export class Native implements Way {
  readonly native = true;
  following = true;
  private stalls_ = 0;
  private readonly timer_: ReturnType<typeof setInterval>;
  private readonly ended_ = new AbortController();

  constructor(private readonly video: Dated, source: Source, private readonly events: WayEvents) {
    const { signal } = this.ended_;
    video.addEventListener("waiting", () => {
      this.stalls_++;
      this.events.state("stalled");
    }, { signal });
    video.addEventListener("ended", () => this.events.state("ended"), { signal });
    video.addEventListener("error", () => this.events.state("error"), { signal });
    video.src = source.playlist;
    void video.play().catch(() => undefined);
    this.timer_ = setInterval(() => this.report(), figures_every_ms);
  }

  destroy(): void {
    this.ended_.abort();
    clearInterval(this.timer_);
    this.video.removeAttribute("src");
    this.video.load();
  }

  playing_ms(): number | null {
    const start_ms = this.video.getStartDate?.().getTime() ?? NaN;
    return Number.isNaN(start_ms) ? null : start_ms + this.video.currentTime * 1000;
  }

  window(): Window | null {
    const all = spans_of(this.video.seekable).at(-1);
    if (!all) return null;
    return { from_s: all.start, to_s: all.end, at_s: this.video.currentTime, buffered: spans_of(this.video.buffered), at_ms: this.playing_ms() };
  }

  seek(at_s: number): void {
    const window = this.window();
    if (!window) return;
    this.following = false;
    this.video.currentTime = clamp(window, at_s);
  }

  go_live(): void {
    this.following = true;
    const window = this.window();
    if (window) this.video.currentTime = Math.max(window.from_s, window.to_s - behind_edge_s);
    void this.video.play().catch(() => undefined);
  }

  /** The browser chooses by itself. */
  set_quality(): void {}

  set_mode(): void {}

  wake(): void {
    if (!this.video.paused) void this.video.play().catch(() => undefined);
  }

  private report(): void {
    const playing_ms = this.playing_ms();
    this.events.figures({
      ...no_figures,
      delay_ms: playing_ms === null ? null : Math.round(this.events.server_now() - playing_ms),
      rate: this.video.playbackRate, stalls: this.stalls_, height: this.video.videoHeight,
    });
  }
}
