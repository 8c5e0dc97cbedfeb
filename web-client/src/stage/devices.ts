// The panelist's camera, microphone and loudspeaker: asked for one by one, so that a refusal of one leaves the others, chosen
// by the person, remembered by this browser, and replaced while live where one is pulled out. Tracks are owned here.
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Storage_ } from "../connection/storage";
import { budgets } from "./encoding";
import { device_trouble_of, is_about_choice, type DeviceTrouble } from "./refusal";
import type { Tracks } from "./whip";

export type Kind = "camera" | "microphone";

export type DeviceState =
  | { kind: "off" }
  | { kind: "asking" }
  | { kind: "on"; track: MediaStreamTrack }
  | { kind: "trouble"; trouble: DeviceTrouble };

export interface Choice {
  id: string;
  name: string;
}

const listed_as: Record<Kind | "speaker", MediaDeviceKind> = { camera: "videoinput", microphone: "audioinput", speaker: "audiooutput" };
const storage_key = (kind: Kind | "speaker") => `paraninfo/device/${kind}`;

export class Devices {
  readonly camera = signal<DeviceState>({ kind: "off" });
  readonly microphone = signal<DeviceState>({ kind: "off" });
  readonly muted = signal(false);
  /** No picture although the camera could: the person's wish, or a line that carries the voice alone. */
  readonly picture_off = signal(false);
  readonly line_too_thin = signal(false);
  readonly choices = signal<Record<Kind | "speaker", readonly Choice[]>>({ camera: [], microphone: [], speaker: [] });
  readonly chosen;
  readonly tracks: ReadonlySignal<Tracks>;
  /** Of each kind only the newest asking counts. */
  private readonly askings_: Record<Kind, number> = { camera: 0, microphone: 0 };
  private readonly relist_ = () => void this.list().then((all) => this.take_plugged_in(all));

  constructor(private readonly storage: Storage_) {
    const kept = (kind: Kind | "speaker") => storage.get(storage_key(kind)) ?? "";
    this.chosen = signal({ camera: kept("camera"), microphone: kept("microphone"), speaker: kept("speaker") });
    this.tracks = computed(() => ({
      audio: track_of(this.microphone.value),
      video: this.picture_off.value || this.line_too_thin.value ? null : track_of(this.camera.value),
    }));
    navigator.mediaDevices?.addEventListener?.("devicechange", this.relist_);
  }

  async open_all(): Promise<void> {
    await this.open("microphone");
    // Closed while the browser was asking.
    if (this.microphone.peek().kind === "off") return;
    if (!this.picture_off.value) await this.open("camera");
  }

  async open(kind: Kind): Promise<void> {
    const asking = ++this.askings_[kind];
    this.release(kind);
    this.state_of(kind).value = { kind: "asking" };
    const outcome = await this.ask(kind);
    if (asking !== this.askings_[kind]) {
      if (outcome.kind === "on") outcome.track.stop();
      return;
    }
    if (outcome.kind === "on") this.took(kind, outcome.track);
    this.state_of(kind).value = outcome;
    await this.list();
  }

  close(kind: Kind): void {
    this.askings_[kind]++;
    this.release(kind);
    this.state_of(kind).value = { kind: "off" };
  }

  close_all(): void {
    this.close("camera");
    this.close("microphone");
    navigator.mediaDevices?.removeEventListener?.("devicechange", this.relist_);
  }

  choose(kind: Kind | "speaker", id: string): void {
    this.storage.set(storage_key(kind), id);
    this.chosen.value = { ...this.chosen.value, [kind]: id };
    // A picture that is off stays off, and so does the camera's light.
    if (kind === "microphone" || (kind === "camera" && !this.picture_off.peek())) void this.open(kind);
  }

  mute(muted: boolean): void {
    this.muted.value = muted;
    const track = track_of(this.microphone.value);
    if (track) track.enabled = !muted;
  }

  async show_picture(on: boolean): Promise<void> {
    this.picture_off.value = !on;
    if (!on) this.close("camera");
    else if (this.camera.value.kind !== "on") await this.open("camera");
  }

  private state_of(kind: Kind) {
    return kind === "camera" ? this.camera : this.microphone;
  }

  private release(kind: Kind): void {
    track_of(this.state_of(kind).value)?.stop();
  }

  private async ask(kind: Kind): Promise<DeviceState> {
    if (!navigator.mediaDevices?.getUserMedia) return { kind: "trouble", trouble: "unsupported" };
    const id = this.chosen.value[kind];
    try {
      return { kind: "on", track: await get(kind, id) };
    } catch (error) {
      if (!id || !is_about_choice(error)) return { kind: "trouble", trouble: device_trouble_of(error) };
    }
    try {
      return { kind: "on", track: await get(kind, "") };
    } catch (error) {
      return { kind: "trouble", trouble: device_trouble_of(error) };
    }
  }

  private took(kind: Kind, track: MediaStreamTrack): void {
    if (kind === "microphone") track.enabled = !this.muted.value;
    // Pulled out, or taken by the system: whatever there is takes its place.
    track.addEventListener("ended", () => {
      if (track_of(this.state_of(kind).value) === track) void this.open(kind);
    });
  }

  /** Where there was none, whatever comes is taken. */
  private take_plugged_in(all: readonly MediaDeviceInfo[]): void {
    for (const kind of ["microphone", "camera"] as const) {
      const state = this.state_of(kind).peek();
      const is_missing = state.kind === "trouble" && state.trouble === "missing";
      if (is_missing && all.some((each) => each.kind === listed_as[kind])) void this.open(kind);
    }
  }

  private async list(): Promise<readonly MediaDeviceInfo[]> {
    try {
      const all = await navigator.mediaDevices.enumerateDevices();
      const of = (kind: Kind | "speaker") => all.filter((each) => each.kind === listed_as[kind] && each.deviceId).map(({ deviceId, label }) => ({ id: deviceId, name: label }));
      this.choices.value = { camera: of("camera"), microphone: of("microphone"), speaker: of("speaker") };
      return all;
    } catch {
      // Without a list there is no choice, and what is on stays on.
      return [];
    }
  }
}

export function track_of(state: DeviceState): MediaStreamTrack | null {
  return state.kind === "on" ? state.track : null;
}

async function get(kind: Kind, id: string): Promise<MediaStreamTrack> {
  const { width, height, fps } = budgets.camera;
  const device = id ? { deviceId: { exact: id } } : {};
  const constraints: MediaStreamConstraints = kind === "camera"
    ? { video: { ...device, width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: fps, max: fps } } }
    : { audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: { ideal: 1 } } };
  const [track] = (await navigator.mediaDevices.getUserMedia(constraints)).getTracks();
  if (!track) throw new DOMException("no track", "NotFoundError");
  return track;
}
