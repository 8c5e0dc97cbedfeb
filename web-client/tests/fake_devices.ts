// Cameras, microphones and screens for units: plugged in, pulled out and refused when the test says so.

export class FakeTrack extends EventTarget {
  enabled = true;
  stopped = false;
  contentHint = "";

  constructor(readonly kind: "audio" | "video", readonly id: string) {
    super();
  }

  stop(): void {
    this.stopped = true;
  }

  /** As a device that is pulled out does. */
  end(): void {
    this.dispatchEvent(new Event("ended"));
  }
}

interface Wanted {
  deviceId?: { exact: string };
}

const listed_as: Record<FakeTrack["kind"], MediaDeviceKind> = { audio: "audioinput", video: "videoinput" };

export class FakeMedia extends EventTarget {
  /** By kind, the system's own first. */
  readonly there: Record<FakeTrack["kind"], string[]> = { audio: ["mic-1"], video: ["cam-1", "cam-2"] };
  readonly given: FakeTrack[] = [];
  /** Where the person has not answered yet, what answers for them. */
  readonly pickers: { choose(): FakeTrack; refuse(): void }[] = [];

  enumerateDevices(): Promise<{ kind: string; deviceId: string; label: string }[]> {
    const of = (kind: FakeTrack["kind"]) => this.there[kind].map((deviceId) => ({ kind: listed_as[kind], deviceId, label: deviceId }));
    return Promise.resolve([...of("audio"), ...of("video")]);
  }

  getUserMedia(wanted: { audio?: Wanted; video?: Wanted }): Promise<unknown> {
    const kind = wanted.video ? "video" : "audio";
    const exact = (wanted.video ?? wanted.audio)?.deviceId?.exact;
    const id = exact ? this.there[kind].find((each) => each === exact) : this.there[kind][0];
    if (!id) return Promise.reject(new DOMException("", exact ? "OverconstrainedError" : "NotFoundError"));
    return Promise.resolve(stream_of(this.give(kind, id)));
  }

  getDisplayMedia(): Promise<unknown> {
    return new Promise((done, failed) => {
      this.pickers.push({
        choose: () => {
          const track = this.give("video", "screen");
          done(stream_of(track));
          return track;
        },
        refuse: () => failed(new DOMException("", "NotAllowedError")),
      });
    });
  }

  plug_in(kind: FakeTrack["kind"], id: string): void {
    this.there[kind].push(id);
    this.dispatchEvent(new Event("devicechange"));
  }

  pull_out(kind: FakeTrack["kind"], id: string): void {
    this.there[kind] = this.there[kind].filter((each) => each !== id);
    this.dispatchEvent(new Event("devicechange"));
    for (const each of this.given) if (each.id === id && !each.stopped) each.end();
  }

  private give(kind: FakeTrack["kind"], id: string): FakeTrack {
    const track = new FakeTrack(kind, id);
    this.given.push(track);
    return track;
  }
}

function stream_of(track: FakeTrack) {
  const of = (kind: string) => (track.kind === kind ? [track] : []);
  return { getTracks: () => [track], getVideoTracks: () => of("video"), getAudioTracks: () => of("audio") };
}

/** In the place of the browser's, until `restore`. */
export function with_media(): { media: FakeMedia; restore: () => void } {
  const media = new FakeMedia();
  Object.defineProperty(navigator, "mediaDevices", { value: media, configurable: true });
  return { media, restore: () => { delete (navigator as { mediaDevices?: unknown }).mediaDevices; } };
}
