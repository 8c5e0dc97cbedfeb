// The panelist's screen as a second publication: begun and ended by the person, ended too by the browser's own bar.
import { signal, type ReadonlySignal } from "@preact/signals";
import { budgets } from "./encoding";
import { device_trouble_of, type DeviceTrouble } from "./refusal";
import type { MakePeer } from "./session";
import { Publication, type Tracks } from "./whip";

export class Sharing {
  readonly trouble = signal<DeviceTrouble | null>(null);
  readonly on: ReadonlySignal<boolean>;
  readonly tracks: ReadonlySignal<Tracks>;
  readonly publication: Publication;
  private readonly on_ = signal(false);
  private readonly tracks_ = signal<Tracks>({ audio: null, video: null });
  /** Of several askings the newest counts, and none after an end. */
  private asking_ = 0;

  constructor(room: string, seat: string, make?: MakePeer) {
    this.on = this.on_;
    this.tracks = this.tracks_;
    this.publication = new Publication(room, seat, "screen", this.tracks_, make);
  }

  /** Of a telephone's browser. */
  static possible(): boolean {
    return typeof navigator.mediaDevices?.getDisplayMedia === "function";
  }

  async start(): Promise<void> {
    const asking = ++this.asking_;
    this.trouble.value = null;
    const { width, height, fps } = budgets.screen;
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({
        video: { width: { max: width }, height: { max: height }, frameRate: { ideal: fps, max: fps } }, audio: true,
      });
      // Ended while the browser's window was open: what is chosen there now would be seen, with no button to end it.
      if (asking !== this.asking_) return stream.getTracks().forEach((track) => track.stop());
      this.take(stream);
    } catch (error) {
      if (asking === this.asking_) this.trouble.value = device_trouble_of(error);
    }
  }

  stop(): void {
    this.asking_++;
    this.publication.stop();
    this.release();
    this.tracks_.value = { audio: null, video: null };
    this.on_.value = false;
  }

  private take(stream: MediaStream): void {
    const [video = null] = stream.getVideoTracks();
    const [audio = null] = stream.getAudioTracks();
    video?.addEventListener("ended", () => {
      if (this.tracks_.peek().video === video) this.stop();
    });
    this.release();
    this.tracks_.value = { audio, video };
    this.on_.value = true;
    this.publication.start();
  }

  private release(): void {
    const { audio, video } = this.tracks_.peek();
    audio?.stop();
    video?.stop();
  }
}
