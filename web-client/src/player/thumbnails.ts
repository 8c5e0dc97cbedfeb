// Small pictures of the programme for the time line: WebVTT whose cues name a picture, or a piece of one as `url#xywh=x,y,w,h`
// (Media Fragments). Cue times count from the publication's start. Pure.

export interface Thumbnail {
  from_s: number;
  to_s: number;
  url: string;
  /** The piece of the picture; null: all of it. */
  box: { x: number; y: number; width: number; height: number } | null;
}

/** More would be a mistake of whoever made the list. */
const thumbnails_most = 20_000;

function seconds_of(text: string): number {
  const parts = /^(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})$/.exec(text);
  if (!parts) return NaN;
  const [hours, minutes, seconds, thousandths] = parts.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0) + (thousandths ?? 0) / 1000;
}

/** A picture from elsewhere is left out: the page shows nothing that its own server does not serve. */
function picture_of(text: string, base: string): Pick<Thumbnail, "url" | "box"> | null {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return null;
  }
  if (url.origin !== new URL(base).origin) return null;
  const piece = /^#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/.exec(url.hash);
  url.hash = "";
  if (!piece) return { url: url.href, box: null };
  const [x = 0, y = 0, width = 0, height = 0] = piece.slice(1).map(Number);
  return { url: url.href, box: { x, y, width, height } };
}

/** In order of their time; what cannot be read is left out. */
export function parse_thumbnails(text: string, base: string): Thumbnail[] {
  if (!text.startsWith("WEBVTT")) return [];
  const found: Thumbnail[] = [];
  for (const block of text.split(/\r?\n\r?\n/)) {
    const lines = block.split(/\r?\n/);
    const at = lines.findIndex((line) => line.includes("-->"));
    const times = /^(\S+)\s+-->\s+(\S+)/.exec(lines[at] ?? "");
    const picture = picture_of(lines[at + 1]?.trim() ?? "", base);
    const [from_s, to_s] = [seconds_of(times?.[1] ?? ""), seconds_of(times?.[2] ?? "")];
    if (picture && to_s > from_s) found.push({ from_s, to_s, ...picture });
    if (found.length >= thumbnails_most) break;
  }
  return found.sort((a, b) => a.from_s - b.from_s);
}

export function thumbnail_at(list: readonly Thumbnail[], at_s: number): Thumbnail | null {
  return list.find(({ from_s, to_s }) => from_s <= at_s && at_s < to_s) ?? null;
}
