// A peer connection for units: it gathers, answers and connects when the test says so. Whether media flows is for the browser tests.
import type { MakePeer } from "../src/stage/session";

/** What a sender was given, newest last. */
export class FakeSender {
  readonly sent: (MediaStreamTrack | null)[] = [];

  constructor(track: MediaStreamTrack | null) {
    this.sent.push(track);
  }

  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.sent.push(track);
    return Promise.resolve();
  }

  getParameters(): { encodings: object[] } {
    return { encodings: [{}] };
  }

  setParameters(): Promise<void> {
    return Promise.resolve();
  }
}

export class FakePeer extends EventTarget {
  readonly senders: FakeSender[] = [];
  stats: object[] = [];
  iceGatheringState: RTCIceGatheringState = "new";
  connectionState: RTCPeerConnectionState = "new";
  localDescription: { type: string; sdp: string } | null = null;
  remote: string | null = null;
  closed = false;

  constructor(readonly configuration: RTCConfiguration) {
    super();
  }

  addTransceiver(sent: MediaStreamTrack | string): { sender: FakeSender; receiver: object } {
    const sender = new FakeSender(typeof sent === "string" ? null : sent);
    this.senders.push(sender);
    return { sender, receiver: {} };
  }

  getStats(): Promise<object[]> {
    return Promise.resolve(this.stats);
  }

  createOffer(): Promise<RTCSessionDescriptionInit> {
    return Promise.resolve({ type: "offer", sdp: "v=0\r\na=ice-ufrag:abcd\r\na=ice-pwd:efghijklmnopqrstuvwxyz\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" });
  }

  setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.localDescription = { type: "offer", sdp: description.sdp ?? "" };
    this.iceGatheringState = "gathering";
    return Promise.resolve();
  }

  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.remote = description.sdp ?? "";
    return Promise.resolve();
  }

  close(): void {
    this.closed = true;
  }

  find(candidate: string): void {
    this.dispatchEvent(Object.assign(new Event("icecandidate"), { candidate: { candidate, sdpMid: "0" } }));
  }

  fail_at(errorCode: number): void {
    this.dispatchEvent(Object.assign(new Event("icecandidateerror"), { errorCode }));
  }

  gathered(): void {
    this.iceGatheringState = "complete";
    this.dispatchEvent(new Event("icegatheringstatechange"));
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
  }
}

/** Makes them, and keeps each that was made. */
export function fake_peers(): { peers: FakePeer[]; make: MakePeer } {
  const peers: FakePeer[] = [];
  const make: MakePeer = (configuration) => {
    const peer = new FakePeer(configuration);
    peers.push(peer);
    return peer as unknown as RTCPeerConnection;
  };
  return { peers, make };
}
