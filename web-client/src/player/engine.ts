// hls.js under our rules: loads a playlist into the video element, keeps its own playback rate, notices when parts stop
// coming, and starts over where nothing else helps. With hls_setup the only file that knows hls.js; loaded after the first
// paint.
import Hls, { Events, type ErrorData, ErrorTypes } from "hls.js";
import { after_hole, ahead_of, span_at, spans_of } from "./buffer";
import { CatchUp } from "./catch_up";
import type { ModeChoice } from "./modes";
import { config_for } from "./hls_setup";
import { level_for, qualities_of, type QualityChoice } from "./levels";
import { Loads } from "./loads";
import type { Start } from "./network";
import { Mending, Rescue, SleepWatch } from "./rescue";
import { clamp, type Window } from "./timeline";
import type { Source, Way, WayEvents } from "./way";

const tick_ms = 100;
const figures_every_ms = 400;
const rebuild_wait_max_ms = 8000;
/** A live edge nearer than this to the playhead counts as reached. */
const edge_slack_s = 0.02;

export class Engine implements Way {
  readonly native = false;
  private hls_: Hls | null = null;
  private catch_up_: CatchUp;
  private rescue_: Rescue;
  private readonly sleep_ = new SleepWatch(Date.now());
  private readonly loads_ = new Loads(performance.now());
  private readonly media_faults_ = new Mending(2, 10_000);
  private readonly network_faults_ = new Mending(3, 15_000);
  private stalls_ = 0;
  private stalled_since_ms_: number | null = null;
  private started_ = false;
  private figures_at_ms_ = 0;
  private rebuilds_ = 0;
  /** What is being loaded, by kind; its stats say how much of it is there. */
  private readonly under_way_ = new Map<string, { stats: { loaded: number; aborted: boolean; loading: { end: number } } }>();
  private under_way_bytes_ = 0;
  private quality_: QualityChoice;
  private following_ = true;
  private retry_timer_: ReturnType<typeof setTimeout> | undefined;
  private readonly timer_: ReturnType<typeof setInterval>;
  private readonly ended_ = new AbortController();

  constructor(
    private readonly video: HTMLVideoElement, private readonly source: Source, private readonly start: Start,
    private readonly events: WayEvents,
  ) {
    const now = performance.now();
    this.catch_up_ = new CatchUp(source.profile, now, start.poor);
    this.catch_up_.choose(source.mode, now);
    this.rescue_ = new Rescue(source.part_ms, now);
    this.quality_ = source.quality;
    const { signal } = this.ended_;
    video.addEventListener("waiting", () => this.waiting(), { signal });
    video.addEventListener("playing", () => this.playing(), { signal });
    video.addEventListener("seeking", () => this.catch_up_.restart(), { signal });
    video.addEventListener("ended", () => this.events.state("ended"), { signal });
    addEventListener("online", () => this.wake(), { signal });
    this.timer_ = setInterval(() => this.tick(), tick_ms);
    this.build();
  }

  destroy(): void {
    this.ended_.abort();
    clearInterval(this.timer_);
    clearTimeout(this.retry_timer_);
    this.hls_?.destroy();
    this.hls_ = null;
  }

  playing_ms(): number | null {
    return this.hls_?.playingDate?.getTime() ?? null;
  }

  get following(): boolean {
    return this.following_;
  }

  /** After a pause or a rewind the viewer stays where they were, until they ask for the live edge. */
  set following(on: boolean) {
    this.following_ = on;
    if (!on) this.video.playbackRate = 1;
  }

  window(): Window | null {
    const details = this.hls_?.latestLevelDetails;
    if (!details?.live) return null;
    const buffered = spans_of(this.video.buffered);
    const at_s = this.video.currentTime;
    const from_s = Math.max(0, Math.min(details.fragmentStart, span_at(buffered, at_s)?.start ?? at_s));
    return { from_s, to_s: Math.max(details.edge, at_s), at_s, buffered, at_ms: this.playing_ms() };
  }

  seek(at_s: number): void {
    const window = this.window();
    if (!window) return;
    this.following = false;
    this.video.currentTime = clamp(window, at_s);
  }

  go_live(): void {
    this.following = true;
    const { fragmentEnd = 0 } = this.hls_?.latestLevelDetails ?? {};
    const last = spans_of(this.video.buffered).at(-1)?.end ?? 0;
    // From far back the edge is not loaded: hls.js finds the place to start from as it did at first.
    if (last + this.catch_up_.target_s < fragmentEnd) this.video.currentTime = this.hls_?.liveSyncPosition ?? last;
    else this.jump(this.catch_up_.target_s);
    void this.video.play().catch(() => undefined);
  }

  set_quality(choice: QualityChoice): void {
    this.quality_ = choice;
    if (this.hls_) this.hls_.nextLevel = level_for(choice, qualities_of(this.hls_.levels));
  }

  set_mode(choice: ModeChoice): void {
    this.catch_up_.choose(choice, performance.now());
    this.use_parts();
  }

  wake(): void {
    if (!this.hls_) this.build();
    else if (this.stalled_since_ms_ !== null && this.rescue_.ask_again(performance.now())) this.hls_.startLoad(-1);
  }

  private build(): void {
    clearTimeout(this.retry_timer_);
    this.hls_?.destroy();
    const hls = new Hls(config_for(this.source, this.start));
    this.hls_ = hls;
    // What ManagedMediaSource demands of an element without another source for remote playback.
    if ("ManagedMediaSource" in globalThis) this.video.disableRemotePlayback = true;
    hls.on(Events.MANIFEST_PARSED, () => this.parsed(hls));
    this.use_parts();
    this.under_way_.clear();
    hls.on(Events.FRAG_LOADING, (_, { frag, part }) => this.under_way_.set(frag.type, part ?? frag));
    hls.on(Events.BUFFER_APPENDED, () => this.rescue_.arrived(performance.now()));
    hls.on(Events.FRAG_LOADED, (_, { frag, part }) => this.loaded(frag.type === "main" && part !== null, (part ?? frag).stats));
    hls.on(Events.LEVEL_LOADED, (_, { stats }) => this.loads_.loaded(stats.loaded, performance.now()));
    hls.on(Events.AUDIO_TRACK_LOADED, (_, { stats }) => this.loads_.loaded(stats.loaded, performance.now()));
    hls.on(Events.FRAG_BUFFERED, () => {
      this.rebuilds_ = 0;
    });
    hls.on(Events.ERROR, (_, data) => this.error(hls, data));
    this.rescue_.arrived(performance.now());
    hls.loadSource(this.source.playlist);
    hls.attachMedia(this.video);
  }

  private parsed(hls: Hls): void {
    const qualities = this.source.sound_only ? [] : qualities_of(hls.levels);
    this.events.qualities(qualities);
    const level = level_for(this.quality_, qualities);
    if (level >= 0) hls.nextLevel = level;
    void this.video.play().catch(() => undefined);
  }

  private loaded(is_part: boolean, { loading, loaded }: { loading: { start: number; end: number }; loaded: number }): void {
    const now = performance.now();
    this.loads_.loaded(loaded, now);
    if (is_part && loading.end > loading.start) this.catch_up_moved(() => this.catch_up_.loaded(loading.end - loading.start, now));
  }

  private error(hls: Hls, data: ErrorData): void {
    const status = data.response?.code;
    if (status === 401 || status === 403) this.events.denied();
    if (data.type === ErrorTypes.NETWORK_ERROR) this.loads_.refused();
    if (!data.fatal || hls !== this.hls_) return;
    const now = performance.now();
    if (data.type === ErrorTypes.MEDIA_ERROR && this.media_faults_.again(now) !== null) return hls.recoverMediaError();
    // As long as there is a playlist, the picture stands still rather than go.
    const again = data.type === ErrorTypes.NETWORK_ERROR && hls.latestLevelDetails ? this.network_faults_.again(now) : null;
    if (again === null) return this.rebuild_later();
    clearTimeout(this.retry_timer_);
    this.retry_timer_ = setTimeout(() => hls.startLoad(-1), again * 500);
  }

  private rebuild_later(): void {
    this.hls_?.destroy();
    this.hls_ = null;
    this.events.state("error");
    this.return_to_live();
    const bound = Math.min(rebuild_wait_max_ms, 500 * 2 ** this.rebuilds_++);
    clearTimeout(this.retry_timer_);
    this.retry_timer_ = setTimeout(() => this.build(), bound / 2 + (Math.random() * bound) / 2);
  }

  private return_to_live(): void {
    if (this.following_) return;
    this.following = true;
    this.events.at_live();
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
    const moving = this.started_ && !video.paused && !video.seeking;
    if (this.sleep_.woke(Date.now(), video.currentTime) && moving && this.following_) return this.build();
    if (moving && this.following_ && this.stalled_since_ms_ === null) this.steer(now);
    this.watch(now);
    if (now - this.figures_at_ms_ >= figures_every_ms) this.report(now);
  }

  private steer(now: number): void {
    const step = this.catch_up_.step(this.ahead_s(), now);
    const was_filling = this.video.playbackRate === 0;
    if (step.kind === "jump") this.jump(step.to_ahead_s);
    else if (Math.abs(this.video.playbackRate - step.rate) > 0.001) this.video.playbackRate = step.rate;
    const filling = step.kind === "rate" && step.rate === 0;
    if (filling !== was_filling) this.events.state(filling ? "stalled" : "playing");
    if (this.catch_up_.settle(now)) {
      this.use_parts();
      this.events.moved("faster");
    }
  }

  private use_parts(): void {
    if (this.hls_) this.hls_.lowLatencyMode = this.catch_up_.mode !== "patient";
  }

  /** Whether a request for media is under way; notes what came of it. */
  private asking(now: number): boolean {
    const all = [...this.under_way_.values()].map(({ stats }) => stats);
    const bytes = all.reduce((sum, { loaded }) => sum + loaded, 0);
    if (bytes !== this.under_way_bytes_) this.rescue_.arrived(now);
    this.under_way_bytes_ = bytes;
    return all.some(({ aborted, loading }) => !aborted && loading.end === 0);
  }

  /** Parts have stopped coming although the playhead needs them: ask again, and in the end start over. */
  private watch(now: number): void {
    if (!this.hls_ || this.video.paused || this.video.ended) return;
    const asking = this.asking(now);
    const remedy = this.rescue_.remedy(this.ahead_s() < this.catch_up_.target_s, asking, now);
    if (remedy === "start_over") return this.rebuild_later();
    if (remedy === "ask_again") this.hls_.startLoad(-1);
    if (this.stalled_since_ms_ === null) return;
    const beyond = after_hole(spans_of(this.video.buffered), this.video.currentTime);
    if (beyond !== null) this.video.currentTime = beyond + edge_slack_s;
  }

  private ahead_s(): number {
    return ahead_of(spans_of(this.video.buffered), this.video.currentTime);
  }

  private jump(ahead_s: number): void {
    const last = spans_of(this.video.buffered).at(-1);
    if (!last) return;
    this.catch_up_.restart();
    this.video.playbackRate = 1;
    this.video.currentTime = Math.max(this.video.currentTime, last.end - ahead_s);
  }

  private catch_up_moved(act: () => void): void {
    const before = this.catch_up_.mode;
    act();
    if (this.catch_up_.mode === before) return;
    this.use_parts();
    this.events.moved("safer");
  }

  private report(now: number): void {
    this.figures_at_ms_ = now;
    const playing_ms = this.playing_ms();
    const frames = this.video.getVideoPlaybackQuality?.();
    this.events.figures({
      delay_ms: playing_ms === null ? null : Math.round(this.events.server_now() - playing_ms),
      ahead_ms: Math.round(this.ahead_s() * 1000),
      rate: this.video.playbackRate,
      mode: this.catch_up_.mode,
      stalls: this.stalls_,
      height: this.video.videoHeight,
      frames: frames?.totalVideoFrames ?? 0,
      dropped: frames?.droppedVideoFrames ?? 0,
      loaded_bytes: this.loads_.bytes,
      mb_per_hour: this.loads_.megabytes_per_hour(now),
      requests: this.loads_.requests,
      failed: this.loads_.failed,
    });
  }
}
