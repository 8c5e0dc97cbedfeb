// A publication (WHIP): camera with microphone, or the screen with its sound. It stays up by itself; devices change under it
// without a new offer. A picture that is missing is no reason to end: the programme then shows a card with the name.
import { effect, type ReadonlySignal } from "@preact/signals";
import { seat_path } from "../protocol/api";
import { asked, budgets, preferred, type What } from "./encoding";
import { Session, type MakePeer } from "./session";
import { Steady } from "./steady";

export interface Tracks {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
}

export class Publication extends Steady {
  private readonly stop_following_: () => void;
  private video_: RTCRtpSender | null = null;
  private audio_: RTCRtpSender | null = null;
  private pc_: RTCPeerConnection | null = null;
  private tracks_: Tracks = { audio: null, video: null };
  private waits_ = false;
  /** A sender takes one change of its parameters after the other. */
  private asking_: Promise<void> = Promise.resolve();

  constructor(
    room: string, seat: string, readonly what: What, tracks: ReadonlySignal<Tracks>, private readonly make?: MakePeer,
  ) {
    super(async (events, again) => {
      const path = `${seat_path(room, "whip", seat)}&what=${what}${again ? "&again=1" : ""}`;
      const session = await Session.prepare(room, seat, path, events, this.make);
      this.offer_on(session.pc);
      void session.start();
      return () => session.close();
    });
    this.stop_following_ = effect(() => this.use(tracks.value));
  }

  /** For good. */
  destroy(): void {
    this.stop_following_();
    this.stop();
  }

  /** Null between sessions. */
  stats(): Promise<RTCStatsReport> | null {
    return this.pc_ && this.pc_.connectionState === "connected" ? this.pc_.getStats() : null;
  }

  /** Whether it is neither on the programme nor next: then it takes little of the line and of the server. The voice is as always. */
  wait(waits: boolean): void {
    if (waits === this.waits_) return;
    this.waits_ = waits;
    if (this.video_) this.ask(this.video_);
  }

  private offer_on(pc: RTCPeerConnection): void {
    const budget = budgets[this.what];
    const audio = pc.addTransceiver(this.tracks_.audio ?? "audio", { direction: "sendonly", sendEncodings: [{ maxBitrate: budget.audio_bits }] });
    const video = pc.addTransceiver(this.tracks_.video ?? "video", { direction: "sendonly", sendEncodings: [asked(this.what, this.waits_)] });
    const codecs = globalThis.RTCRtpSender?.getCapabilities?.("video")?.codecs ?? [];
    const wanted = preferred(codecs);
    if (wanted.length > 0) video.setCodecPreferences?.(wanted);
    this.pc_ = pc;
    this.audio_ = audio.sender;
    this.video_ = video.sender;
    this.ask(video.sender);
  }

  private ask(sender: RTCRtpSender): void {
    this.asking_ = this.asking_.then(() => this.set(sender));
  }

  /** A browser without the choice does as it does. */
  private async set(sender: RTCRtpSender): Promise<void> {
    try {
      const before = sender.getParameters();
      const encodings = before.encodings.map((each) => ({ ...each, ...asked(this.what, this.waits_) }));
      await sender.setParameters({ ...before, encodings, degradationPreference: budgets[this.what].degrade } as RTCRtpSendParameters);
    } catch {
      // Its own way of saving is good enough.
    }
  }

  private use(tracks: Tracks): void {
    this.tracks_ = tracks;
    if (tracks.video) tracks.video.contentHint = budgets[this.what].hint;
    void this.audio_?.replaceTrack(tracks.audio).catch(() => undefined);
    void this.video_?.replaceTrack(tracks.video).catch(() => undefined);
  }
}
