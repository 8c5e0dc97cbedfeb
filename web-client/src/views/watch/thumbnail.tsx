import type { Thumbnail } from "../../player/thumbnails";

/** Decoration: the time beside it says the same in words. */
export function ThumbnailView({ thumbnail }: { thumbnail: Thumbnail | null }) {
  if (!thumbnail) return null;
  const { url, box } = thumbnail;
  if (!box) return <img class="thumbnail" src={url} alt="" data-testid="thumbnail" />;
  const style = { width: `${box.width}px`, height: `${box.height}px`, backgroundImage: `url("${url}")`, backgroundPosition: `-${box.x}px -${box.y}px` };
  return <span class="thumbnail" style={style} data-testid="thumbnail" />;
}
