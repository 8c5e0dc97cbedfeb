// One session of WHIP or WHEP from its offer to its end: makes a peer connection, has the server answer, watches whether it
// comes through and says why not. It is used once; whoever wants another after it makes another (steady.ts).
import { end_session, fragment_of, ice_servers, offer_to, trickle, type IceServer } from "./signalling";
import { candidate_kind, why_not, type Tried, type Trouble } from "./why";

export interface SessionEvents {
  connected(): void;
  /** Exactly once, unless close() came before. */
  ended(trouble: Trouble, retry_after_ms: number): void;
}

export type MakePeer = (configuration: RTCConfiguration) => RTCPeerConnection;

/** What is found after this goes by PATCH. */
export const gather_max_ms = 2_000;
/** From the first question to the server until something comes through, whatever of it takes how long. */
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
  private awaits_answer_ = false;
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private readonly leaves_ = () => this.close();

  /** `servers` as `ice_servers` found them, and when it was asked. */
  constructor(
    private readonly path: string, private readonly servers: IceServer[] | null, private readonly events: SessionEvents,
    make: MakePeer = (configuration) => new RTCPeerConnection(configuration), private readonly began_ms = Date.now(),
  ) {
    this.pc = make({ iceServers: servers ?? [], bundlePolicy: "max-bundle" });
    this.pc.addEventListener("icecandidate", ({ candidate }) => this.found(candidate));
    this.pc.addEventListener("icecandidateerror", (event) => this.errors_.push((event as RTCPeerConnectionIceErrorEvent).errorCode));
    this.pc.addEventListener("connectionstatechange", () => this.changed());
    addEventListener("pagehide", this.leaves_);
  }

  /** Of a seat, with the servers that it is told of. */
  static async prepare(room: string, seat: string, path: string, events: SessionEvents, make?: MakePeer): Promise<Session> {
    const began_ms = Date.now();
    return new Session(path, await ice_servers(room, seat), events, make, began_ms);
  }

  /** The transceivers are there: the offer is made and sent. */
  async start(): Promise<void> {
    this.watch(Math.max(0, this.began_ms + connect_max_ms - Date.now()), () => this.end(this.why(), 0));
    try {
      await this.pc.setLocalDescription(await this.pc.createOffer());
      await this.gathered();
      if (this.over_) return;
      this.offered_ = this.pc.localDescription?.sdp ?? "";
      this.awaits_answer_ = true;
      const answer = await offer_to(this.path, this.offered_);
      this.awaits_answer_ = false;
      if (!answer.ok) return this.end(answer.trouble, answer.retry_after_ms);
      // It ended here while the server was answering.
      if (this.over_) return void end_session(answer.session);
      this.session_ = answer.session;
      await this.pc.setRemoteDescription({ type: "answer", sdp: answer.sdp });
      for (const candidate of this.late_.splice(0)) this.send_late(candidate);
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

  /** A server that has just told its relays is there: what does not answer is the studio behind it. */
  private why(): Trouble {
    if (this.awaits_answer_) return this.servers ? "unavailable" : "offline";
    return why_not(this.tried());
  }

  private tried(): Tried {
    const urls = (this.servers ?? []).flatMap((each) => each.urls);
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
