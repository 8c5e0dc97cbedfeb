import { useState } from "preact/hooks";
import type { Thumbnail } from "../../player/thumbnails";

/** Decoration: the time beside it says the same in words. One that does not load is not there. */
export function ThumbnailView({ thumbnail }: { thumbnail: Thumbnail | null }) {
  const [broken, set_broken] = useState("");
  if (!thumbnail || thumbnail.url === broken) return null;
  const { url, box } = thumbnail;
  if (!box) return <img class="thumbnail" src={url} alt="" data-testid="thumbnail" onError={() => set_broken(url)} />;
  const style = { width: `${box.width}px`, height: `${box.height}px`, backgroundImage: `url("${url}")`, backgroundPosition: `-${box.x}px -${box.y}px` };
  return <span class="thumbnail" style={style} data-testid="thumbnail" />;
}
