// The programme as the system shows it, on a lock screen or by a keyboard's media keys: its title, and what those keys do.
import { effect } from "@preact/signals";
import { skip_s } from "./timeline";
import type { Player } from "./player";

export interface Title {
  title: string;
  artist: string;
}

/** Until the function that it returns is called. `title` reads signals: the system is told anew when they change. */
export function keep_media_session(player: Player, title: () => Title): () => void {
  const session = navigator.mediaSession as MediaSession | undefined;
  if (!session) return () => undefined;
  const acts: Partial<Record<MediaSessionAction, () => void>> = {
    play: () => player.play(), pause: () => player.pause(),
    seekbackward: () => player.skip(-skip_s), seekforward: () => player.skip(skip_s),
  };
  const set = (act: MediaSessionAction, handler: (() => void) | null) => {
    try {
      session.setActionHandler(act, handler);
    } catch {
      // This browser has no such key.
    }
  };
  for (const [act, handler] of Object.entries(acts)) set(act as MediaSessionAction, handler);
  const stop = effect(() => {
    session.metadata = new MediaMetadata(title());
    session.playbackState = player.state.value === "paused" ? "paused" : player.state.value === "idle" ? "none" : "playing";
  });
  return () => {
    stop();
    for (const act of Object.keys(acts)) set(act as MediaSessionAction, null);
    session.metadata = null;
    session.playbackState = "none";
  };
}
