// All of a panelist's sound and picture on this page: devices, the two publications, the return. Backstage or not, it owns them
// and ends them. Of several pages of one person the newest goes on.
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import { make_uuid } from "../connection/outbox";
import type { Storage_ } from "../connection/storage";
import { ChosenReturn } from "./chosen_return";
import { Devices } from "./devices";
import { full_picture, judge, sent_of, type Judgement } from "./link";
import type { MakePeer } from "./session";
import { Sharing } from "./sharing";
import { keep_awake } from "./wake_lock";
import { Publication } from "./whip";

const look_every_ms = 2_000;

export class Studio {
  readonly devices: Devices;
  readonly camera: Publication;
  readonly sharing: Sharing;
  readonly programme: ChosenReturn;
  readonly backstage: ReadonlySignal<boolean>;
  /** Another page of this person took its place. */
  readonly replaced: ReadonlySignal<boolean>;
  /** By the person's own act: nothing is turned on again unasked. */
  has_left = false;
  private readonly backstage_ = signal(false);
  private readonly replaced_ = signal(false);
  private readonly page_ = make_uuid();
  private readonly pages_: BroadcastChannel | null;
  private judgement_: Judgement = full_picture;
  private over_ = false;
  private readonly ends_: (() => void)[] = [];

  /** `kept` remembers over a reload that somebody was backstage. */
  constructor(
    room: string, private readonly seat: string, storage: Storage_, private readonly kept: Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">, make?: MakePeer,
  ) {
    this.backstage = this.backstage_;
    this.replaced = this.replaced_;
    this.devices = new Devices(storage);
    this.camera = new Publication(room, seat, "camera", this.devices.tracks, make);
    this.sharing = new Sharing(room, seat, make);
    this.programme = new ChosenReturn(room, seat, storage, make);
    this.pages_ = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`paraninfo/stage/${seat}`);
    this.pages_?.addEventListener("message", ({ data }) => {
      if (data !== this.page_ && this.backstage_.peek()) this.give_way();
    });
  }

  was_backstage(): boolean {
    return this.kept.getItem(this.kept_key) === "yes";
  }

  /** `again`: by itself, as after a reload; the place of another device is not taken then. */
  join(again = false): void {
    if (this.backstage_.peek() || this.over_) return;
    this.pages_?.postMessage(this.page_);
    this.kept.setItem(this.kept_key, "yes");
    this.replaced_.value = false;
    this.backstage_.value = true;
    this.programme.start();
    const has_something = effect(() => {
      const { audio, video } = this.devices.tracks.value;
      if ((audio || video) && this.camera.state.peek().kind === "off") this.camera.start(again);
    });
    const timer = setInterval(() => void this.look(), look_every_ms);
    const online = () => this.wake();
    addEventListener("online", online);
    this.ends_.push(has_something, () => clearInterval(timer), () => removeEventListener("online", online), keep_awake());
  }

  leave(): void {
    this.has_left = true;
    this.kept.removeItem(this.kept_key);
    this.stop();
    this.devices.close("camera");
    this.devices.close("microphone");
  }

  /** The network is back, or the room's line is: nothing waits for its back-off. */
  wake(): void {
    this.camera.wake();
    this.programme.wake();
    if (this.sharing.on.peek()) this.sharing.publication.wake();
  }

  /** Somebody pressed the button: here, whoever else has it. */
  insist(): void {
    this.camera.insist();
    this.programme.insist();
    if (this.sharing.on.peek()) this.sharing.publication.insist();
  }

  /** Neither on air nor next. */
  wait(waits: boolean): void {
    this.camera.wait(waits);
    this.sharing.publication.wait(waits);
  }

  try_picture(): void {
    this.judgement_ = full_picture;
    this.devices.line_too_thin.value = false;
  }

  destroy(): void {
    this.over_ = true;
    this.stop();
    this.camera.destroy();
    this.sharing.publication.destroy();
    this.devices.close_all();
    this.pages_?.close();
  }

  private get kept_key(): string {
    return `paraninfo/backstage/${this.seat}`;
  }

  private give_way(): void {
    this.kept.removeItem(this.kept_key);
    this.stop();
    this.replaced_.value = true;
  }

  private stop(): void {
    for (const end of this.ends_.splice(0)) end();
    this.backstage_.value = false;
    this.sharing.stop();
    this.camera.stop();
    this.programme.stop();
    this.try_picture();
  }

  private async look(): Promise<void> {
    const report = await this.camera.stats();
    if (!report || !this.backstage_.peek() || this.devices.picture_off.peek()) return;
    this.judgement_ = judge(this.judgement_, sent_of(report));
    this.devices.line_too_thin.value = !this.judgement_.picture;
  }
}
