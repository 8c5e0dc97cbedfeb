// One session of WHIP or WHEP from its offer to its end: makes a peer connection, has the server answer, watches whether it
// comes through and says why not. It is used once; whoever wants another after it makes another (steady.ts).
import { end_session, fragment_of, offer_to, trickle, type IceServer } from "./signalling";
import { candidate_kind, why_not, type Tried, type Trouble } from "./why";

export interface SessionEvents {
  connected(): void;
  /** Exactly once, unless close() came before. */
  ended(trouble: Trouble, retry_after_ms: number): void;
}

export type MakePeer = (configuration: RTCConfiguration) => RTCPeerConnection;

/** What is found after this goes by PATCH. */
export const gather_max_ms = 2_000;
export const connect_max_ms = 10_000;
/** A Wi-Fi that changes hands comes back within this. */
export const disconnected_max_ms = 5_000;

export class Session {
  readonly pc: RTCPeerConnection;
  private session_: string | null = null;
  private over_ = false;
  private came_through_ = false;
  private readonly own_ = new Set<Tried["own"][number]>();
  private readonly errors_: number[] = [];
  private readonly late_: RTCIceCandidate[] = [];
  private offered_ = "";
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private readonly leaves_ = () => this.close();

  constructor(
    private readonly path: string, private readonly servers: IceServer[], private readonly events: SessionEvents,
    make: MakePeer = (configuration) => new RTCPeerConnection(configuration),
  ) {
    this.pc = make({ iceServers: servers, bundlePolicy: "max-bundle" });
    this.pc.addEventListener("icecandidate", ({ candidate }) => this.found(candidate));
    this.pc.addEventListener("icecandidateerror", (event) => this.errors_.push((event as RTCPeerConnectionIceErrorEvent).errorCode));
    this.pc.addEventListener("connectionstatechange", () => this.changed());
    addEventListener("pagehide", this.leaves_);
  }

  /** The transceivers are there: the offer is made and sent. */
  async start(): Promise<void> {
    try {
      await this.pc.setLocalDescription(await this.pc.createOffer());
      await this.gathered();
      if (this.over_) return;
      this.offered_ = this.pc.localDescription?.sdp ?? "";
      const answer = await offer_to(this.path, this.offered_);
      if (!answer.ok) return this.end(answer.trouble, answer.retry_after_ms);
      // It ended here while the server was answering.
      if (this.over_) return void end_session(answer.session);
      this.session_ = answer.session;
      await this.pc.setRemoteDescription({ type: "answer", sdp: answer.sdp });
      for (const candidate of this.late_.splice(0)) this.send_late(candidate);
      if (!this.came_through_) this.watch(connect_max_ms, () => this.end(why_not(this.tried()), 0));
    } catch {
      this.end("refused", 0);
    }
  }

  close(): void {
    if (this.over_) return;
    this.over_ = true;
    clearTimeout(this.timer_);
    removeEventListener("pagehide", this.leaves_);
    if (this.session_) void end_session(this.session_);
    this.pc.close();
  }

  end(trouble: Trouble, retry_after_ms: number): void {
    if (this.over_) return;
    this.close();
    this.events.ended(trouble, retry_after_ms);
  }

  private found(candidate: RTCIceCandidate | null): void {
    if (!candidate?.candidate) return;
    const kind = candidate_kind(candidate.candidate);
    if (kind) this.own_.add(kind);
    if (this.session_) this.send_late(candidate);
    else if (this.offered_) this.late_.push(candidate);
  }

  private send_late(candidate: RTCIceCandidate): void {
    if (this.session_) void trickle(this.session_, fragment_of(this.offered_, candidate));
  }

  private gathered(): Promise<void> {
    if (this.pc.iceGatheringState === "complete") return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(done, gather_max_ms);
      this.pc.addEventListener("icegatheringstatechange", () => {
        if (this.pc.iceGatheringState !== "complete") return;
        clearTimeout(timer);
        done();
      });
    });
  }

  private tried(): Tried {
    const urls = this.servers.flatMap((each) => each.urls);
    return { own: [...this.own_], errors: this.errors_, relay_known: urls.some((url) => /^turns?:/.test(url)) };
  }

  private watch(ms: number, act: () => void): void {
    clearTimeout(this.timer_);
    this.timer_ = setTimeout(act, ms);
  }

  private changed(): void {
    if (this.over_) return;
    const state = this.pc.connectionState;
    if (state === "connected") {
      clearTimeout(this.timer_);
      if (!this.came_through_) this.events.connected();
      this.came_through_ = true;
    } else if (state === "disconnected" && this.came_through_) {
      this.watch(disconnected_max_ms, () => this.end("lost", 0));
    } else if (state === "failed" || state === "closed") {
      this.end(this.came_through_ ? "lost" : why_not(this.tried()), 0);
    }
  }
}
