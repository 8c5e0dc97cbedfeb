// The player as signals for the views: loads the engine after the first paint, follows the room's media state, and tells
// its figures. Without Media Source Extensions it leaves the playlist to the browser itself.
import { signal } from "@preact/signals";
import type { Media } from "../protocol/messages";
import type { Playhead } from "../room/programme";
import type { Engine, Figures, Quality } from "./engine";

export type PlayState = "idle" | "connecting" | "playing" | "stalled" | "paused" | "error" | "ended" | "unsupported";

export interface PlayerHost {
  server_now(): number;
  denied(): void;
  /** The playhead is no longer where its rate would have it, or a while has passed. */
  moved(): void;
}

/** Whatever changes where the playhead is or how fast it runs. */
const movements = ["play", "pause", "playing", "waiting", "seeking", "seeked", "ratechange", "emptied", "ended"] as const;

const no_figures: Figures = { delay_ms: null, ahead_ms: 0, rate: 1, mode: "default", stalls: 0 };
const notice_ms = 6000;

export class Player {
  readonly state = signal<PlayState>("idle");
  readonly figures = signal<Figures>(no_figures);
  readonly qualities = signal<Quality[]>([]);
  readonly quality = signal(-1);
  readonly following = signal(true);
  readonly muted = signal(true);
  readonly notice = signal<"safer" | "faster" | null>(null);
  private video_: HTMLVideoElement | null = null;
  private engine_: Engine | null = null;
  private playlist_: string | null = null;
  private media_: Media | null = null;
  private stalls_before_ = 0;
  private generation_ = 0;

  constructor(private readonly host: PlayerHost) {}

  attach(video: HTMLVideoElement): void {
    this.video_ = video;
    video.muted = true;
    video.addEventListener("volumechange", () => {
      this.muted.value = video.muted || video.volume === 0;
    });
    video.addEventListener("pause", () => {
      if (video.ended || this.state.value === "idle") return;
      this.state.value = "paused";
      this.follow(false);
    });
    video.addEventListener("play", () => {
      if (this.state.value === "paused") this.state.value = "connecting";
    });
    video.addEventListener("playing", () => {
      this.state.value = "playing";
    });
    for (const movement of movements) video.addEventListener(movement, () => this.host.moved());
    if (this.media_) this.show(this.media_);
  }

  /** The room's media state: a new playlist is a new publication; none means there is nothing to show. */
  show(media: Media): void {
    this.media_ = media;
    if (!this.video_ || media.playlist === this.playlist_) return;
    this.stop();
    this.playlist_ = media.playlist;
    if (media.playlist) after_first_paint(() => void this.start(media, this.generation_));
  }

  destroy(): void {
    this.stop();
    this.video_ = null;
  }

  /** Where the picture is in programme time; null where there is none or it does not say. */
  playhead(): Playhead | null {
    const { publication = null, started_at = null } = this.media_ ?? {};
    if (!this.video_ || !this.playlist_ || publication === null || started_at === null) return null;
    const at_ms = this.engine_ ? this.engine_.playing_ms() : native_playing_ms(this.video_);
    if (at_ms === null) return null;
    const moves = this.state.value === "playing" && !this.video_.paused;
    return { publication, ms: at_ms - started_at, rate: moves ? this.video_.playbackRate : 0 };
  }

  toggle(): void {
    const video = this.video_;
    if (!video) return;
    if (video.paused) void video.play().catch(() => undefined);
    else video.pause();
  }

  go_live(): void {
    this.follow(true);
    this.engine_?.go_live();
    if (!this.engine_) void this.video_?.play().catch(() => undefined);
  }

  sound(on: boolean): void {
    if (!this.video_) return;
    this.video_.muted = !on;
    if (on && this.video_.volume === 0) this.video_.volume = 1;
    if (on && this.video_.paused) this.go_live();
  }

  set_quality(index: number): void {
    this.quality.value = index;
    this.engine_?.set_quality(index);
  }

  wake(): void {
    this.engine_?.wake();
  }

  private follow(on: boolean): void {
    this.following.value = on;
    if (this.engine_) this.engine_.following = on;
  }

  private stop(): void {
    this.generation_++;
    this.stalls_before_ = this.figures.value.stalls;
    this.engine_?.destroy();
    this.engine_ = null;
    this.state.value = "idle";
    this.figures.value = { ...no_figures, stalls: this.stalls_before_ };
    this.qualities.value = [];
    this.following.value = true;
  }

  private async start(media: Media, generation: number): Promise<void> {
    this.state.value = "connecting";
    try {
      const { Engine, supported } = await import("./engine");
      const video = this.video_;
      if (!video || generation !== this.generation_ || !media.playlist) return;
      if (!supported()) return this.start_native(video, media.playlist);
      const source = { playlist: media.playlist, profile: media.profile, part_ms: media.part_ms };
      this.engine_ = new Engine(video, source, this.events());
    } catch {
      // The player's file did not come: no connection, or the page is older than the server. Try again.
      if (generation === this.generation_) setTimeout(() => void this.start(media, generation), 3000);
      this.state.value = "error";
    }
  }

  private start_native(video: HTMLVideoElement, playlist: string): void {
    if (!video.canPlayType("application/vnd.apple.mpegurl")) {
      this.state.value = "unsupported";
      return;
    }
    video.src = playlist;
    void video.play().catch(() => undefined);
  }

  private events() {
    return {
      figures: (figures: Figures) => {
        this.figures.value = { ...figures, stalls: figures.stalls + this.stalls_before_ };
        this.host.moved();
      },
      qualities: (list: Quality[]) => {
        this.qualities.value = list;
      },
      state: (state: "playing" | "stalled" | "error" | "ended") => {
        if (this.video_?.paused && state === "playing") return;
        this.state.value = state;
      },
      moved: (direction: "safer" | "faster") => {
        this.notice.value = direction;
        setTimeout(() => {
          this.notice.value = null;
        }, notice_ms);
      },
      denied: () => this.host.denied(),
      server_now: () => this.host.server_now(),
    };
  }
}

/** Where the browser plays the playlist by itself, it knows the date at which the stream begins. */
function native_playing_ms(video: HTMLVideoElement): number | null {
  const start_ms = (video as HTMLVideoElement & { getStartDate?: () => Date }).getStartDate?.().getTime() ?? NaN;
  return Number.isNaN(start_ms) ? null : start_ms + video.currentTime * 1000;
}

function after_first_paint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act, 0));
}
