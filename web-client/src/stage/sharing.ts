// The panelist's screen as a second publication: begun and ended by the person, ended too by the browser's own bar.
import { signal, type ReadonlySignal } from "@preact/signals";
import { budgets } from "./encoding";
import { device_trouble_of, type DeviceTrouble } from "./refusal";
import { Publication, type Tracks } from "./whip";

export class Sharing {
  readonly trouble = signal<DeviceTrouble | null>(null);
  readonly on: ReadonlySignal<boolean>;
  readonly tracks: ReadonlySignal<Tracks>;
  readonly publication: Publication;
  private readonly on_ = signal(false);
  private readonly tracks_ = signal<Tracks>({ audio: null, video: null });

  constructor(room: string, seat: string) {
    this.on = this.on_;
    this.tracks = this.tracks_;
    this.publication = new Publication(room, seat, "screen", this.tracks_);
  }

  /** Of a telephone's browser. */
  static possible(): boolean {
    return typeof navigator.mediaDevices?.getDisplayMedia === "function";
  }

  async start(): Promise<void> {
    this.trouble.value = null;
    const { width, height, fps } = budgets.screen;
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({
        video: { width: { max: width }, height: { max: height }, frameRate: { ideal: fps, max: fps } }, audio: true,
      });
      const [video = null] = stream.getVideoTracks();
      const [audio = null] = stream.getAudioTracks();
      video?.addEventListener("ended", () => this.stop());
      this.release();
      this.tracks_.value = { audio, video };
      this.on_.value = true;
      this.publication.start();
    } catch (error) {
      this.trouble.value = device_trouble_of(error);
    }
  }

  stop(): void {
    this.publication.stop();
    this.release();
    this.tracks_.value = { audio: null, video: null };
    this.on_.value = false;
  }

  private release(): void {
    const { audio, video } = this.tracks_.peek();
    audio?.stop();
    video?.stop();
  }
}
