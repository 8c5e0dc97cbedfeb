// A part of a page that comes after its first paint: asked for at once, drawn when it is there, asked for again where the
// network failed.
import { useEffect, useState } from "preact/hooks";

const again_ms = 2000;

export function useLater<T extends object>(load: () => Promise<T>): T | null {
  const [part, set_part] = useState<T | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const attempt = () => {
      load().then((loaded) => { if (!ended) set_part(loaded); }, () => { if (!ended) timer = setTimeout(attempt, again_ms); });
    };
    attempt();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, []);
  return part;
}

/** A part that comes later, once its words are there too. */
export async function with_words<T>(words: () => Promise<unknown>, part: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([part, words()]);
  return loaded;
}

/** For what a page cannot be painted without: tried until it is there. */
export async function until_there(load: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await load();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, again_ms));
    }
  }
}
