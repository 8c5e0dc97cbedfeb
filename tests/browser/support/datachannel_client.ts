// WHIP and WHEP by libdatachannel, the library that OBS sends with, in this process and on the loopback alone. The publisher
// makes its connection, its requests and its packets as OBS's WHIP output does; what it sends was coded before.
import { randomBytes, randomInt } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import {
  Audio, H264RtpPacketizer, PeerConnection, RtcpNackResponder, RtcpSrReporter, RtpPacketizationConfig, RtpPacketizer, Video, type Track,
} from "node-datachannel";
import type { Clip } from "./clip";
import { expect } from "./fixtures";
import { Received } from "./received";

/** Where a client offers, and what it shows there. */
export interface Door {
  request: APIRequestContext;
  url: string;
  headers: Record<string, string>;
}

export const sound_payload = 111;
export const picture_payload = 96;
const fragment_bytes_max = 1200;
const packets_kept_for_nack = 4000;

const make_peer = (name: string) => new PeerConnection(name, { iceServers: [], bindAddress: "127.0.0.1" });

/** From its offer to its DELETE. */
class Session {
  private constructor(private readonly peer: PeerConnection, private readonly door: Door, private readonly address: string, readonly offered: string) {}

  /** The offer names no address, and none is told later: the server learns it from the checks. */
  static async open(peer: PeerConnection, door: Door): Promise<Session> {
    const offered = await new Promise<string>((done) => {
      peer.onLocalDescription((sdp) => done(sdp));
      peer.setLocalDescription();
    });
    const answer = await door.request.post(door.url, { headers: { ...door.headers, "Content-Type": "application/sdp" }, data: offered });
    expect(answer.status(), await answer.text()).toBe(201);
    const location = answer.headers()["location"] ?? "";
    expect(location, "OBS takes it for a path").toMatch(/^\//);
    peer.setRemoteDescription(await answer.text(), "answer");
    return new Session(peer, door, new URL(location, door.url).href, offered);
  }

  get state(): string {
    return this.peer.state();
  }

  /** The status of the answer to its DELETE. */
  async end(): Promise<number> {
    this.peer.close();
    return (await this.door.request.delete(this.address, { headers: this.door.headers })).status();
  }
}

/** One track and what it sends, by its own clock. */
class Line {
  private readonly first_: number;
  private sent_ = 0;

  constructor(
    readonly track: Track, private readonly config: RtpPacketizationConfig, private readonly packets: readonly Buffer[],
    private readonly per_second: number, private readonly clock_rate: number,
  ) {
    this.first_ = config.timestamp;
  }

  /** What a stall of this process held back goes at once. */
  send_due(elapsed_ms: number): void {
    for (; this.track.isOpen() && (this.sent_ * 1000) / this.per_second <= elapsed_ms; this.sent_++) {
      this.config.timestamp = (this.first_ + (this.sent_ * this.clock_rate) / this.per_second) % 2 ** 32;
      const packet = this.packets[this.sent_ % this.packets.length];
      if (packet) this.track.sendMessageBinary(packet);
    }
  }
}

export class Publisher {
  private timer_: ReturnType<typeof setInterval> | undefined;

  private constructor(private readonly session: Session, private readonly lines: readonly Line[]) {}

  static async publish(door: Door, clip: Clip): Promise<Publisher> {
    const peer = make_peer("publisher");
    const [ssrc, cname, stream] = [randomInt(1, 2 ** 31), randomBytes(8).toString("hex"), randomBytes(8).toString("hex")];
    const sound = new Audio("0", "SendOnly");
    sound.addOpusCodec(sound_payload);
    sound.addSSRC(ssrc, cname, stream, `${stream}-audio`);
    const of_sound = new RtpPacketizationConfig(ssrc, cname, sound_payload, 48_000);
    const picture = new Video("1", "SendOnly");
    picture.addH264Codec(picture_payload);
    picture.addSSRC(ssrc + 1, cname, stream, `${stream}-video`);
    const of_picture = new RtpPacketizationConfig(ssrc + 1, cname, picture_payload, 90_000);
    const lines = [
      new Line(sends(peer.addTrack(sound), new RtpPacketizer(of_sound), of_sound), of_sound, clip.sounds, 50, 48_000),
      new Line(sends(peer.addTrack(picture), new H264RtpPacketizer("StartSequence", of_picture, fragment_bytes_max), of_picture), of_picture, clip.pictures, 30, 90_000),
    ];
    const publisher = new Publisher(await Session.open(peer, door), lines);
    await publisher.begin();
    return publisher;
  }

  get offered(): string {
    return this.session.offered;
  }

  get state(): string {
    return this.session.state;
  }

  async end(): Promise<number> {
    clearInterval(this.timer_);
    return this.session.end();
  }

  private async begin(): Promise<void> {
    await expect.poll(() => this.lines.every(({ track }) => track.isOpen())).toBe(true);
    const began = performance.now();
    this.timer_ = setInterval(() => {
      for (const line of this.lines) line.send_due(performance.now() - began);
    }, 10);
  }
}

/** The track with the chain of handlers that OBS gives it. */
function sends(track: Track, packetizer: RtpPacketizer, config: RtpPacketizationConfig): Track {
  packetizer.addToChain(new RtcpSrReporter(config));
  packetizer.addToChain(new RtcpNackResponder(packets_kept_for_nack));
  track.setMediaHandler(packetizer);
  return track;
}

export class Player {
  private constructor(private readonly session: Session, readonly picture: Received, readonly sound: Received) {}

  static async play(door: Door): Promise<Player> {
    const peer = make_peer("player");
    const sound = new Audio("0", "RecvOnly");
    sound.addOpusCodec(sound_payload);
    const picture = new Video("1", "RecvOnly");
    picture.addH264Codec(picture_payload);
    const heard = new Received(peer.addTrack(sound));
    const seen = new Received(peer.addTrack(picture));
    return new Player(await Session.open(peer, door), seen, heard);
  }

  end(): Promise<number> {
    return this.session.end();
  }
}
