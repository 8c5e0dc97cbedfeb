// The player as signals for the views: loads the way of playing after the first paint, follows the room's media state and
// the viewer's choices, and tells its figures.
import { effect, signal } from "@preact/signals";
import type { Playing } from "../protocol/api";
import type { Media } from "../protocol/messages";
import type { Playhead } from "../room/programme";
import type { ModeChoice } from "./modes";
import { Edge, type Grant } from "./edge";
import { choose_mode, choose_quality, mode, quality, view } from "./choices";
import type { Quality, QualityChoice } from "./levels";
import { no_figures, type Figures, type Way, type WayEvents } from "./way";
import type { Window } from "./timeline";

export type PlayState = "idle" | "connecting" | "playing" | "stalled" | "paused" | "error" | "ended" | "unsupported";

export interface PlayerHost {
  server_now(): number;
  denied(): void;
  /** To fetch from the edge; null where the server gives none now. */
  grant(): Promise<Grant | null>;
  /** The playhead is no longer where its rate would have it, or a while has passed. */
  moved(): void;
}

/** Whatever changes where the playhead is or how fast it runs. */
const movements = ["play", "pause", "playing", "waiting", "seeking", "seeked", "ratechange", "emptied", "ended"] as const;

/** The server refuses a sign that says more. */
const told_delay_max_ms = 600_000;
const told_height_max = 4320;
const notice_ms = 6000;
const load_again_ms = 3000;

export class Player {
  readonly state = signal<PlayState>("idle");
  readonly figures = signal<Figures>(no_figures);
  readonly qualities = signal<Quality[]>([]);
  readonly following = signal(true);
  readonly muted = signal(true);
  readonly notice = signal<"safer" | "faster" | null>(null);
  private video_: HTMLVideoElement | null = null;
  private way_: Way | null = null;
  private edge_: Edge | null = null;
  private playing_ = "";
  private media_: Media | null = null;
  private stalls_before_ = 0;
  private generation_ = 0;
  private notice_timer_: ReturnType<typeof setTimeout> | undefined;
  private readonly stop_following_views_: () => void;

  constructor(private readonly host: PlayerHost) {
    this.stop_following_views_ = effect(() => {
      void view.value;
      if (this.media_) this.show(this.media_);
    });
  }

  get video(): HTMLVideoElement | null {
    return this.video_;
  }

  get playlist(): string | null {
    return this.media_?.playlist ?? null;
  }

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
    const wanted = media.playlist ? `${view.peek() === "sound" ? "sound " : ""}${media.playlist}` : "";
    if (!this.video_ || wanted === this.playing_) return;
    this.stop();
    this.playing_ = wanted;
    const generation = this.generation_;
    if (wanted) after_first_paint(() => void this.start(media, generation));
  }

  destroy(): void {
    this.stop_following_views_();
    this.stop();
    this.playing_ = "";
    this.video_ = null;
  }

  /** Where the picture is in programme time; null where there is none or it does not say. */
  playhead(): Playhead | null {
    const { publication = null, started_at = null } = this.media_ ?? {};
    if (!this.video_ || !this.playing_ || publication === null || started_at === null) return null;
    const at_ms = this.way_?.playing_ms() ?? null;
    if (at_ms === null) return null;
    const moves = this.state.value === "playing" && !this.video_.paused;
    return { publication, ms: at_ms - started_at, rate: moves ? this.video_.playbackRate : 0 };
  }

  /** For the signs of life; null where nothing plays. Who rewound is behind because they want to be: no delay of the line. */
  told(): Playing | null {
    const state = this.state.peek();
    if (!this.way_ || (state !== "playing" && state !== "stalled")) return null;
    const { delay_ms, mode: profile, height, stalls, failed } = this.figures.peek();
    const known = this.following.peek() && delay_ms !== null && delay_ms >= 0 && delay_ms <= told_delay_max_ms;
    return {
      view: view.peek() === "sound" ? "sound" : "picture", profile, native: this.way_.native,
      ...(known && { delay_ms: Math.round(delay_ms) }), height: Math.min(height, told_height_max), stalls, failed,
    };
  }

  /** What can be played now; null before that is known. */
  window(): Window | null {
    return this.way_?.window() ?? null;
  }

  play(): void {
    void this.video_?.play().catch(() => undefined);
  }

  pause(): void {
    this.video_?.pause();
  }

  toggle(): void {
    if (this.video_?.paused) this.play();
    else this.pause();
  }

  /** To another place of the window: the viewer stays there until they ask for the live edge. */
  seek(at_s: number): void {
    if (!this.way_) return;
    this.following.value = false;
    this.way_.seek(at_s);
  }

  skip(by_s: number): void {
    const window = this.window();
    if (!window) return;
    // Beyond the edge lies what is live.
    if (by_s > 0 && window.at_s + by_s >= window.to_s) this.go_live();
    else this.seek(window.at_s + by_s);
  }

  go_live(): void {
    this.follow(true);
    if (this.way_) this.way_.go_live();
    else this.play();
  }

  sound(on: boolean): void {
    if (!this.video_) return;
    this.video_.muted = !on;
    if (on && this.video_.volume === 0) this.video_.volume = 1;
    if (on && this.video_.paused) this.go_live();
  }

  set_quality(choice: QualityChoice): void {
    choose_quality(choice);
    this.way_?.set_quality(choice);
  }

  set_mode(choice: ModeChoice): void {
    choose_mode(choice);
    this.way_?.set_mode(choice);
  }

  wake(): void {
    this.way_?.wake();
  }

  private follow(on: boolean): void {
    this.following.value = on;
    if (this.way_) this.way_.following = on;
  }

  private stop(): void {
    this.generation_++;
    this.stalls_before_ = this.figures.value.stalls;
    this.way_?.destroy();
    this.way_ = null;
    this.edge_?.end();
    this.edge_ = null;
    this.state.value = "idle";
    this.figures.value = { ...no_figures, stalls: this.stalls_before_ };
    this.qualities.value = [];
    this.following.value = true;
  }

  private async start(media: Media, generation: number): Promise<void> {
    if (generation !== this.generation_) return;
    this.state.value = "connecting";
    try {
      const { open } = await import("./open");
      const edge = await this.reach_edge(media, generation);
      const video = this.video_;
      if (!video || generation !== this.generation_ || !media.playlist) return;
      const source = {
        playlist: edge?.at(media.playlist) ?? media.playlist, ...(edge && { at: (address: string) => edge.at(address) }), profile: media.profile, part_ms: media.part_ms, sound_only: view.peek() === "sound",
        quality: quality.peek(), mode: mode.peek(),
      };
      this.way_ = open(video, source, this.events());
      if (!this.way_) this.state.value = "unsupported";
    } catch {
      // The player's file did not come: no connection, or the page is older than the server. Try again.
      if (generation !== this.generation_) return;
      setTimeout(() => void this.start(media, generation), load_again_ms);
      this.state.value = "error";
    }
  }

  /** Null where the picture comes from this server. Throws where the edge cannot be reached now. */
  private async reach_edge(media: Media, generation: number): Promise<Edge | null> {
    if (!media.edge) return null;
    const edge = new Edge(() => this.host.grant(), () => this.host.server_now());
    const reached = await edge.renew();
    if (generation === this.generation_ && reached) return (this.edge_ = edge);
    edge.end();
    throw new Error("no grant");
  }

  private tell(direction: "safer" | "faster"): void {
    clearTimeout(this.notice_timer_);
    this.notice.value = direction;
    this.notice_timer_ = setTimeout(() => {
      this.notice.value = null;
    }, notice_ms);
  }

  private events(): WayEvents {
    return {
      figures: (figures) => {
        this.figures.value = { ...figures, stalls: figures.stalls + this.stalls_before_ };
        this.host.moved();
      },
      qualities: (list) => {
        this.qualities.value = list;
      },
      state: (state) => {
        if (this.video_?.paused && state === "playing") return;
        this.state.value = state;
      },
      moved: (direction) => this.tell(direction),
      at_live: () => {
        this.following.value = true;
      },
      denied: () => {
        void this.edge_?.renew();
        this.host.denied();
      },
      server_now: () => this.host.server_now(),
    };
  }
}

function after_first_paint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act, 0));
}
