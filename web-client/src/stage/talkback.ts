// A producer's microphone by which panelists are spoken to (WHIP, sound alone). It is published while it is on, and silent
// but for the moments in which the producer speaks: so the first word comes through.
import { signal, type ReadonlySignal } from "@preact/signals";
import { seat_path } from "../protocol/api";
import { device_trouble_of, type DeviceTrouble } from "./refusal";
import { Session, type MakePeer } from "./session";
import { Steady, type SteadyState } from "./steady";

const bits = 48_000;

/** The publication of one track. */
class Voice extends Steady {
  constructor(room: string, seat: string, track: MediaStreamTrack, make?: MakePeer) {
    super(async (events) => {
      const session = await Session.prepare(room, seat, `${seat_path(room, "whip", seat)}&what=talkback`, events, make);
      session.pc.addTransceiver(track, { direction: "sendonly", sendEncodings: [{ maxBitrate: bits }] });
      void session.start();
      return () => session.close();
    });
  }
}

export class Talkback {
  readonly on: ReadonlySignal<boolean>;
  readonly trouble = signal<DeviceTrouble | null>(null);
  private readonly on_ = signal(false);
  private readonly voice_ = signal<Voice | null>(null);
  private track_: MediaStreamTrack | null = null;
  /** Of several askings the newest counts. */
  private asking_ = 0;

  constructor(private readonly room: string, private readonly seat: string, private readonly make?: MakePeer) {
    this.on = this.on_;
  }

  /** Null while it is off. */
  get link(): SteadyState | null {
    return this.voice_.value?.state.value ?? null;
  }

  async open(): Promise<void> {
    const asking = ++this.asking_;
    this.trouble.value = null;
    try {
      const [track] = (await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: { ideal: 1 } } })).getAudioTracks();
      if (!track) throw new DOMException("no track", "NotFoundError");
      if (asking !== this.asking_) return track.stop();
      this.take(track);
    } catch (error) {
      if (asking === this.asking_) this.trouble.value = device_trouble_of(error);
    }
  }

  close(): void {
    this.asking_++;
    this.voice_.peek()?.stop();
    this.voice_.value = null;
    this.track_?.stop();
    this.track_ = null;
    this.on_.value = false;
  }

  speak(on: boolean): void {
    if (this.track_) this.track_.enabled = on;
  }

  wake(): void {
    this.voice_.peek()?.wake();
  }

  insist(): void {
    this.voice_.peek()?.insist();
  }

  private take(track: MediaStreamTrack): void {
    this.close();
    track.enabled = false;
    track.addEventListener("ended", () => {
      if (this.track_ === track) this.close();
    });
    const voice = new Voice(this.room, this.seat, track, this.make);
    this.track_ = track;
    this.voice_.value = voice;
    this.on_.value = true;
    voice.start();
  }
}
