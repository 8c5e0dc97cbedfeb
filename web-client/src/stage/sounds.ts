// The sounds that the page itself makes: the test of the loudspeaker, and the call to the stage. Made of tones, no files.

interface Tone {
  hz: number;
  from_s: number;
  for_s: number;
}

export type Sounded =
  | "played"
  /** The chosen loudspeaker is gone, and the system's has sounded. */
  | "elsewhere"
  /** The browser lets no sound out before somebody has touched the page. */
  | "blocked"
  /** This browser or its loudspeaker cannot. */
  | "failed";

const test: readonly Tone[] = [{ hz: 440, from_s: 0, for_s: 0.5 }, { hz: 660, from_s: 0.6, for_s: 0.5 }];
const call: readonly Tone[] = [{ hz: 660, from_s: 0, for_s: 0.18 }, { hz: 880, from_s: 0.22, for_s: 0.18 }, { hz: 660, from_s: 0.44, for_s: 0.18 }, { hz: 880, from_s: 0.66, for_s: 0.3 }];
const loudness = 0.2;
const ramp_s = 0.02;
/** A headset without a wire wakes up within this; what a browser forbids it forbids for as long as it is asked. */
export const wake_max_ms = 2_000;
/** The tones of both are over in half of this. */
export const sound_max_ms = 3_000;

type Sinkable = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Resolves when it has sounded, or cannot. */
async function play(tones: readonly Tone[], speaker: string): Promise<Sounded> {
  if (typeof AudioContext === "undefined") return "failed";
  const context = new AudioContext() as Sinkable;
  try {
    const there = !speaker || !context.setSinkId || (await within(wake_max_ms, context.setSinkId(speaker)));
    await within(wake_max_ms, context.resume());
    if (context.state !== "running") return "blocked";
    const start = context.currentTime + ramp_s;
    if (!(await within(sound_max_ms, Promise.all(tones.map((tone) => sound(context, tone, start)))))) return "failed";
    return there ? "played" : "elsewhere";
  } catch {
    return "failed";
  } finally {
    void context.close().catch(() => undefined);
  }
}

/** Whether it came about, in time. */
async function within(ms: number, what: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((done) => { timer = setTimeout(() => done(false), ms); });
  const came = await Promise.race([what.then(() => true, () => false), late]);
  clearTimeout(timer);
  return came;
}

function sound(context: AudioContext, { hz, from_s, for_s }: Tone, start: number): Promise<void> {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const from = start + from_s;
  oscillator.frequency.value = hz;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(loudness, from + ramp_s);
  gain.gain.setValueAtTime(loudness, from + for_s - ramp_s);
  gain.gain.linearRampToValueAtTime(0, from + for_s);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + for_s);
  return new Promise((done) => oscillator.addEventListener("ended", () => done()));
}

export const play_test = (speaker: string) => play(test, speaker);
export const play_call = (speaker: string) => play(call, speaker);
