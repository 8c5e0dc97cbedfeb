// Where the picture comes from another origin: addresses are led there under the present grant, and another grant is asked
// for in time. Owned by the player, ended by end().

export interface Grant {
  /** What takes the place of "/hls/". */
  base: string;
  /** When it ends, in ms since 1970 by the server's clock. */
  until: number;
}

const again_ms = 5000;
const soonest_ms = 10_000;

export class Edge {
  private base_ = "";
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private ended_ = false;

  constructor(private readonly ask: () => Promise<Grant | null>, private readonly server_now: () => number) {}

  /** Asks for a grant; whether there is one. */
  async renew(): Promise<boolean> {
    clearTimeout(this.timer_);
    const grant = await this.ask();
    if (this.ended_) return false;
    if (grant) this.base_ = grant.base;
    // Half of its time is left for whatever keeps the next one from coming.
    const wait_ms = grant ? Math.max(soonest_ms, (grant.until - this.server_now()) / 2) : again_ms;
    this.timer_ = setTimeout(() => void this.renew(), wait_ms);
    return this.base_ !== "";
  }

  /** An address of the picture, of whatever grant it was made, under the present one. */
  at(address: string): string {
    return address.replace(/^(?:https?:\/\/[^/]+)?\/hls\/(?:~[^/]+\/)?/, this.base_);
  }

  end(): void {
    this.ended_ = true;
    clearTimeout(this.timer_);
  }
}
