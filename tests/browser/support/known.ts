// A camera of one colour, a microphone of one tone and a screen of another colour, in the place of the browser's own: whose
// picture and sound it is can then be read from any video, whatever was mixed and coded on the way.
import type { Page } from "@playwright/test";

export type Colour = readonly [red: number, green: number, blue: number];

export interface Known {
  camera: Colour;
  screen: Colour;
  hertz: number;
  /** A second camera and microphone, to be chosen. */
  spare?: { camera: Colour; hertz: number };
}

/** As devices are listed. */
export const spare_id = "spare";

/** For EnterOptions.before: every page of that person has these devices. */
export function with_devices(known: Known): (page: Page) => Promise<void> {
  return (page) => page.context().addInitScript(({ camera, screen, hertz, spare, spare_id }: Known & { spare_id: string }) => {
    const picture = ([red, green, blue]: Colour) => {
      const canvas = document.createElement("canvas");
      // Small and slow: each page codes and decodes without an accelerator.
      canvas.width = 320;
      canvas.height = 180;
      const context = canvas.getContext("2d");
      let drawn = 0;
      const draw = () => {
        if (!context) return;
        context.fillStyle = `rgb(${red} ${green} ${blue})`;
        context.fillRect(0, 0, canvas.width, canvas.height);
        // A canvas that stays as it is sends nothing.
        context.fillStyle = "white";
        context.fillRect(drawn++ % canvas.width, 0, 8, 8);
      };
      draw();
      setInterval(draw, 100);
      return canvas.captureStream(10);
    };
    const tone = (hertz: number) => {
      const context = new AudioContext();
      const oscillator = new OscillatorNode(context, { frequency: hertz });
      const out = new MediaStreamAudioDestinationNode(context);
      oscillator.connect(new GainNode(context, { gain: 0.2 })).connect(out);
      oscillator.start();
      return out.stream;
    };
    // There is none before the first page of the server.
    if (!navigator.mediaDevices) return;
    // What the page's Permissions-Policy forbids is forbidden here as it is with real devices.
    const policy = (document as Document & { featurePolicy?: { allowsFeature(feature: string): boolean } }).featurePolicy;
    const lets = (feature: string) => policy?.allowsFeature(feature) ?? true;
    const exact = (wanted: MediaTrackConstraints | boolean | undefined) =>
      typeof wanted === "object" ? (wanted.deviceId as { exact?: string } | undefined)?.exact : undefined;
    const listed = (["videoinput", "audioinput"] as const).flatMap((kind) =>
      ["first", spare_id].map((deviceId) => ({ kind, deviceId, label: `${kind} ${deviceId}`, groupId: "" }) as MediaDeviceInfo));
    navigator.mediaDevices.getUserMedia = (wanted) => {
      if ((wanted?.video && !lets("camera")) || (wanted?.audio && !lets("microphone")))
        return Promise.reject(new DOMException("forbidden by the page's policy", "NotAllowedError"));
      const other = spare && exact(wanted?.video ?? wanted?.audio) === spare_id ? spare : { camera, hertz };
      return Promise.resolve(wanted?.video ? picture(other.camera) : tone(other.hertz));
    };
    if (spare) navigator.mediaDevices.enumerateDevices = () => Promise.resolve(listed);
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(picture(screen));
  }, { ...known, spare_id });
}

/** Of two codecs and the rounding of their colours: less than BT.601 read as BT.709 is off. */
const colour_error = 30;

/** Whether a video shows this colour at a place, in parts of its width and height. */
export async function shows(page: Page, video: string, colour: Colour, x = 0.5, y = 0.5): Promise<boolean> {
  const seen = await page.getByTestId(video).evaluate((element, place) => {
    const canvas = document.createElement("canvas");
    canvas.width = 64;
    canvas.height = 36;
    const context = canvas.getContext("2d");
    if (!context || !(element as HTMLVideoElement).videoWidth) return null;
    context.drawImage(element as HTMLVideoElement, 0, 0, canvas.width, canvas.height);
    return [...context.getImageData(place.x * canvas.width, place.y * canvas.height, 1, 1).data];
  }, { x, y });
  return seen !== null && colour.every((wanted, channel) => Math.abs((seen[channel] ?? 0) - wanted) < colour_error);
}

const heard_db = -65;
/** So far below what is heard lies what is not. */
const apart_db = 25;

/** Whether a video's sound has this tone, and none of the others. */
export async function hears(page: Page, video: string, hertz: number, others: readonly number[]): Promise<boolean> {
  const [level = -Infinity, ...rest] = await levels(page, video, [hertz, ...others]);
  return level > heard_db && rest.every((each) => each < level - apart_db);
}

/** Of each tone in a video's sound, in dB below full scale. */
export function levels(page: Page, video: string, tones: readonly number[]): Promise<number[]> {
  return page.getByTestId(video).evaluate(async (element, wanted) => {
    const playing = element as HTMLVideoElement & { graph?: { context: AudioContext; source: AudioNode } };
    const stream = playing.srcObject instanceof MediaStream ? playing.srcObject : null;
    const context = stream ? new AudioContext() : playing.graph?.context ?? new AudioContext();
    // What a file's element plays goes into one graph for ever, and not at all while it is muted.
    if (!stream) playing.muted = false;
    const source = stream ? context.createMediaStreamSource(stream) : playing.graph?.source ?? context.createMediaElementSource(playing);
    if (!stream) playing.graph = { context, source };
    const analyser = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 });
    source.connect(analyser);
    await new Promise((done) => setTimeout(done, 800));
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    source.disconnect(analyser);
    if (stream) await context.close();
    return wanted.map((hertz) => {
      const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate);
      return Math.max(...spectrum.subarray(bin - 2, bin + 3));
    });
  }, tones);
}
