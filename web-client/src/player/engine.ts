// hls.js under our rules: loads a playlist into the video element, keeps its own playback rate, notices when parts stop
// coming, and starts over where nothing else helps. This is the only file that knows hls.js; it is loaded after the
// first paint.
import Hls, { Events, type ErrorData, ErrorTypes } from "hls.js";
import { CatchUp, type Mode } from "./catch_up";

export interface Figures {
  delay_ms: number | null;
  ahead_ms: number;
  rate: number;
  mode: Mode;
  stalls: number;
}

export interface Quality {
  index: number;
  height: number;
}

export interface EngineEvents {
  figures(figures: Figures): void;
  qualities(list: Quality[]): void;
  state(state: "playing" | "stalled" | "error" | "ended"): void;
  moved(direction: "safer" | "faster"): void;
  /** The server refused the media: perhaps the login has ended. */
  denied(): void;
  server_now(): number;
}

export interface Source {
  playlist: string;
  profile: string;
  part_ms: number;
}

const tick_ms = 100;
const figures_every_ms = 400;
const nudge_every_ms = 3000;
const rebuild_after_ms = 8000;
const rebuild_wait_max_ms = 8000;

export function supported(): boolean {
  return Hls.isSupported();
}

export class Engine {
  private hls_: Hls | null = null;
  private catch_up_: CatchUp;
  private stalls_ = 0;
  private stalled_since_ms_: number | null = null;
  private started_ = false;
  private appended_at_ms_ = performance.now();
  private nudged_at_ms_ = 0;
  private figures_at_ms_ = 0;
  private rebuilds_ = 0;
  private media_errors_: number[] = [];
  private wanted_level_ = -1;
  private following_ = true;
  private rebuild_timer_: ReturnType<typeof setTimeout> | undefined;
  private readonly timer_: ReturnType<typeof setInterval>;
  private readonly ended_ = new AbortController();

  constructor(
    private readonly video: HTMLVideoElement, private readonly source: Source, private readonly events: EngineEvents,
  ) {
    this.catch_up_ = new CatchUp(source.profile, performance.now());
    const { signal } = this.ended_;
    video.addEventListener("waiting", () => this.waiting(), { signal });
    video.addEventListener("playing", () => this.playing(), { signal });
    video.addEventListener("seeking", () => this.catch_up_.restart(), { signal });
    video.addEventListener("ended", () => this.events.state("ended"), { signal });
    this.timer_ = setInterval(() => this.tick(), tick_ms);
    this.build();
  }

  destroy(): void {
    this.ended_.abort();
    clearInterval(this.timer_);
    clearTimeout(this.rebuild_timer_);
    this.hls_?.destroy();
    this.hls_ = null;
  }

  /** The date of what is shown, in ms since 1970; null before it is known. */
  playing_ms(): number | null {
    return this.hls_?.playingDate?.getTime() ?? null;
  }

  get following(): boolean {
    return this.following_;
  }

  /** After a pause the viewer stays where they were, until they ask for the live edge. */
  set following(on: boolean) {
    this.following_ = on;
    if (!on) this.video.playbackRate = 1;
  }

  go_live(): void {
    this.following = true;
    this.jump(this.catch_up_.target_s);
    void this.video.play().catch(() => undefined);
  }

  set_quality(index: number): void {
    this.wanted_level_ = index;
    if (this.hls_) this.hls_.nextLevel = index;
  }

  /** The network is back: do not wait for the back-off. */
  wake(): void {
    if (!this.hls_) this.build();
    else if (this.stalled_since_ms_ !== null) this.nudge(performance.now());
  }

  private build(): void {
    clearTimeout(this.rebuild_timer_);
    this.hls_?.destroy();
    const hls = new Hls({
      lowLatencyMode: true,
      enableWorker: false,
      enableWebVTT: false,
      enableIMSC1: false,
      enableCEA708Captions: false,
      // Our own loop steers; hls.js only finds the place to start from.
      maxLiveSyncPlaybackRate: 1,
      liveSyncDuration: Math.max(0.9, (3 * this.source.part_ms) / 1000),
      liveSyncOnStallIncrease: 0,
      liveMaxLatencyDuration: Infinity,
      // hls.js has been seen to stop asking for parts when it flushes this: the browser evicts by itself.
      backBufferLength: Infinity,
      maxBufferLength: 12,
      abrEwmaDefaultEstimate: 2_500_000,
      capLevelToPlayerSize: true,
    });
    this.hls_ = hls;
    hls.on(Events.MANIFEST_PARSED, () => this.parsed(hls));
    hls.on(Events.BUFFER_APPENDED, () => {
      this.appended_at_ms_ = performance.now();
    });
    hls.on(Events.FRAG_LOADED, (_, { frag, part }) => {
      if (frag.type !== "main") return;
      const { start, end } = (part ?? frag).stats.loading;
      if (part && end > start) this.catch_up_moved(() => this.catch_up_.loaded(end - start, performance.now()));
    });
    hls.on(Events.FRAG_BUFFERED, () => {
      this.rebuilds_ = 0;
    });
    hls.on(Events.ERROR, (_, data) => this.error(hls, data));
    this.appended_at_ms_ = performance.now();
    hls.loadSource(this.source.playlist);
    hls.attachMedia(this.video);
  }

  private parsed(hls: Hls): void {
    this.events.qualities(hls.levels.map(({ height }, index) => ({ index, height })));
    if (this.wanted_level_ >= 0) hls.nextLevel = this.wanted_level_;
    void this.video.play().catch(() => undefined);
  }

  private error(hls: Hls, data: ErrorData): void {
    const status = data.response?.code;
    if (status === 401 || status === 403) this.events.denied();
    if (!data.fatal || hls !== this.hls_) return;
    const now = performance.now();
    this.media_errors_ = this.media_errors_.filter((at) => now - at < 10_000);
    if (data.type === ErrorTypes.MEDIA_ERROR && this.media_errors_.length < 2) {
      this.media_errors_.push(now);
      hls.recoverMediaError();
      return;
    }
    this.rebuild_later();
  }

  private rebuild_later(): void {
    this.hls_?.destroy();
    this.hls_ = null;
    this.events.state("error");
    const bound = Math.min(rebuild_wait_max_ms, 500 * 2 ** this.rebuilds_++);
    this.rebuild_timer_ = setTimeout(() => this.build(), bound / 2 + (Math.random() * bound) / 2);
  }

  private waiting(): void {
    if (!this.started_ || this.video.paused || this.video.seeking || this.stalled_since_ms_ !== null) return;
    const now = performance.now();
    this.stalled_since_ms_ = now;
    this.stalls_++;
    this.events.state("stalled");
    this.catch_up_moved(() => this.catch_up_.stalled(now));
    this.report(now);
  }

  private playing(): void {
    this.started_ = true;
    this.stalled_since_ms_ = null;
    this.events.state("playing");
  }

  private tick(): void {
    const now = performance.now();
    const { video } = this;
    if (this.started_ && this.following_ && !video.paused && !video.seeking && this.stalled_since_ms_ === null) {
      const step = this.catch_up_.step(this.ahead_s(), now);
      if (step.kind === "jump") this.jump(step.to_ahead_s);
      else if (Math.abs(video.playbackRate - step.rate) > 0.001) video.playbackRate = step.rate;
      if (this.catch_up_.settle(now)) this.events.moved("faster");
    }
    this.watch(now);
    if (now - this.figures_at_ms_ >= figures_every_ms) this.report(now);
  }

  /** Parts have stopped coming although the playhead needs them: ask again, and in the end start over. */
  private watch(now: number): void {
    if (!this.hls_ || this.video.paused || this.ended()) return;
    const silent_ms = now - this.appended_at_ms_;
    const dry = this.ahead_s() < this.catch_up_.target_s;
    if (dry && silent_ms > rebuild_after_ms) return this.rebuild_later();
    if (dry && silent_ms > Math.max(1500, 4 * this.source.part_ms)) this.nudge(now);
    this.step_over_hole();
  }

  private nudge(now: number): void {
    if (now - this.nudged_at_ms_ < nudge_every_ms) return;
    this.nudged_at_ms_ = now;
    this.hls_?.startLoad(-1);
  }

  private step_over_hole(): void {
    if (this.stalled_since_ms_ === null) return;
    const { buffered, currentTime } = this.video;
    for (let i = 0; i < buffered.length; i++) {
      const start = buffered.start(i);
      if (start > currentTime && start - currentTime < 3 && this.ahead_s() < 0.1) {
        this.video.currentTime = start + 0.02;
        return;
      }
    }
  }

  private ended(): boolean {
    return this.video.ended;
  }

  private ahead_s(): number {
    const { buffered, currentTime } = this.video;
    for (let i = 0; i < buffered.length; i++) {
      if (buffered.start(i) <= currentTime + 0.1 && buffered.end(i) >= currentTime) return buffered.end(i) - currentTime;
    }
    return 0;
  }

  private jump(ahead_s: number): void {
    const { buffered } = this.video;
    if (buffered.length === 0) return;
    this.catch_up_.restart();
    this.video.playbackRate = 1;
    this.video.currentTime = Math.max(this.video.currentTime, buffered.end(buffered.length - 1) - ahead_s);
  }

  private catch_up_moved(act: () => void): void {
    const before = this.catch_up_.mode;
    act();
    if (this.catch_up_.mode !== before) this.events.moved("safer");
  }

  private report(now: number): void {
    this.figures_at_ms_ = now;
    const playing_ms = this.playing_ms();
    this.events.figures({
      delay_ms: playing_ms === null ? null : Math.round(this.events.server_now() - playing_ms),
      ahead_ms: Math.round(this.ahead_s() * 1000),
      rate: this.video.playbackRate,
      mode: this.catch_up_.mode,
      stalls: this.stalls_,
    });
  }
}
