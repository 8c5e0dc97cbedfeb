// The list of thumbnails beside a playlist: asked for when somebody looks along the time line, and again where it may have grown.
// Nothing where it does not come, and nothing to those who spare data.
import { useEffect, useRef, useState } from "preact/hooks";
import { connection, spares_data } from "../../player/network";
import { parse_thumbnails, type Thumbnail } from "../../player/thumbnails";

const again_ms = 10_000;
const none: readonly Thumbnail[] = [];

export function useThumbnails(playlist: string | null, looked_at: number | null): readonly Thumbnail[] {
  const [found, set_found] = useState({ playlist: "", list: none });
  const asked = useRef({ playlist: "", until_ms: 0 });
  useEffect(() => {
    if (looked_at === null || !playlist || spares_data(connection())) return;
    if (asked.current.playlist === playlist && Date.now() < asked.current.until_ms) return;
    asked.current = { playlist, until_ms: Date.now() + again_ms };
    const base = new URL("thumbnails.vtt", new URL(playlist, location.href)).href;
    fetch(base, { credentials: "same-origin" }).then(async (answer) => {
      if (answer.ok) set_found({ playlist, list: parse_thumbnails(await answer.text(), base) });
    }).catch(() => undefined);
  }, [looked_at, playlist]);
  return found.playlist === playlist ? found.list : none;
}
