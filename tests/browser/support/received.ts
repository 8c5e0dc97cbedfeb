// What came on one track of libdatachannel, counted by its RTP headers (RFC 3550, section 5.1).
import { RtcpReceivingSession, type Track } from "node-datachannel";

export class Received {
  /** Timestamps that differ from the one before: frames of a picture, packets of sound. */
  units = 0;
  readonly payloads = new Set<number>();
  readonly sources = new Set<number>();
  private timestamp_ = -1;

  /** A track that nothing holds is closed when its memory is given back. */
  constructor(private readonly track: Track) {
    track.setMediaHandler(new RtcpReceivingSession());
    track.onMessage((packet) => this.take(packet));
  }

  get open(): boolean {
    return this.track.isOpen();
  }

  private take(packet: Buffer): void {
    this.payloads.add(packet.readUInt8(1) & 0x7f);
    this.sources.add(packet.readUInt32BE(8));
    const timestamp = packet.readUInt32BE(4);
    if (timestamp !== this.timestamp_) this.units++;
    this.timestamp_ = timestamp;
  }
}
