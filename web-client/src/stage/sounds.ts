// The sounds that the page itself makes: the test of the loudspeaker, and the call to the stage. Made of tones, no files.

interface Tone {
  hz: number;
  from_s: number;
  for_s: number;
}

const test: readonly Tone[] = [{ hz: 440, from_s: 0, for_s: 0.5 }, { hz: 660, from_s: 0.6, for_s: 0.5 }];
const call: readonly Tone[] = [{ hz: 660, from_s: 0, for_s: 0.18 }, { hz: 880, from_s: 0.22, for_s: 0.18 }, { hz: 660, from_s: 0.44, for_s: 0.18 }, { hz: 880, from_s: 0.66, for_s: 0.3 }];
const loudness = 0.2;
const ramp_s = 0.02;

type Sinkable = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Resolves when it has sounded; false where the browser lets no sound out. */
async function play(tones: readonly Tone[], speaker: string): Promise<boolean> {
  if (typeof AudioContext === "undefined") return false;
  const context = new AudioContext() as Sinkable;
  try {
    if (speaker) await context.setSinkId?.(speaker);
    await context.resume();
    const start = context.currentTime + ramp_s;
    await Promise.all(tones.map((tone) => sound(context, tone, start)));
    return context.state === "running";
  } catch {
    return false;
  } finally {
    void context.close().catch(() => undefined);
  }
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
