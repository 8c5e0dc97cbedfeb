// What a panelist or a producer sees and hears of the programme (WHEP), within a fifth of a second and without the own voice.
// It stays up by itself; a stream that stands still although it is connected counts as lost.
import { signal, type ReadonlySignal } from "@preact/signals";
import { seat_path } from "../protocol/api";
import { Session, type MakePeer } from "./session";
import { Steady } from "./steady";

const look_every_ms = 2_000;
/** So many looks without a new byte, and it is lost. */
const still_max = 4;

/** What is heard in place of the programme: it without the hall, or, for producers, one source alone. */
export type Bus = { bus: "hall_minus" } | { bus: "solo"; source: string };

export class Return extends Steady {
  private readonly stream_ = signal<MediaStream | null>(null);

  /** A solo comes without a picture. */
  constructor(room: string, seat: string, make?: MakePeer, bus?: Bus) {
    super(async (events) => {
      const watch = new Stillness();
      const path = seat_path(room, "whep", seat) + (bus ? `&${new URLSearchParams(bus).toString()}` : "");
      const session = await Session.prepare(room, seat, path, {
        connected: () => {
          events.connected();
          watch.start(session.pc, () => session.end("lost", 0));
        },
        ended: (trouble, retry_after_ms) => {
          watch.stop();
          events.ended(trouble, retry_after_ms);
        },
      }, make);
      this.receive_on(session.pc, bus?.bus !== "solo");
      void session.start();
      return () => {
        watch.stop();
        session.close();
        this.stream_.value = null;
      };
    });
  }

  /** The newest; it stays for the eye while another session is being made. */
  get stream(): ReadonlySignal<MediaStream | null> {
    return this.stream_;
  }

  private receive_on(pc: RTCPeerConnection, picture: boolean): void {
    const stream = new MediaStream();
    for (const kind of picture ? ["audio", "video"] : ["audio"]) {
      // Talk needs it soon: a browser left to itself smooths what comes, which takes 40 ms more (bench/RESULTS.md).
      pc.addTransceiver(kind, { direction: "recvonly" }).receiver.jitterBufferTarget = 0;
    }
    pc.addEventListener("track", ({ track }) => {
      stream.addTrack(track);
      this.stream_.value = stream;
    });
  }
}

/** Asks a connection again and again whether anything comes. */
class Stillness {
  private timer_: ReturnType<typeof setInterval> | undefined;

  start(pc: RTCPeerConnection, still: () => void): void {
    let bytes = -1;
    let looks = 0;
    this.timer_ = setInterval(() => {
      void received(pc).then((now) => {
        looks = now === bytes ? looks + 1 : 0;
        bytes = now;
        if (looks >= still_max) still();
      }, () => undefined);
    }, look_every_ms);
  }

  stop(): void {
    clearInterval(this.timer_);
  }
}

async function received(pc: RTCPeerConnection): Promise<number> {
  let sum = 0;
  (await pc.getStats()).forEach((each: { type: string; bytesReceived?: number }) => {
    if (each.type === "inbound-rtp") sum += each.bytesReceived ?? 0;
  });
  return sum;
}
