// The multivariant playlist without its pictures, for whoever wants the sound alone: hls.js leaves out variants without a
// picture wherever there are some with one, so they are taken away before it reads. Pure text to text (RFC 8216, 4.3.4).

interface Variant {
  info: string;
  uri: string;
}

const bandwidth_of_sound = 160_000;

function attribute(line: string, name: string): string | undefined {
  return new RegExp(`[:,]${name}=(?:"([^"]*)"|([^,]*))`).exec(line)?.slice(1).find((value) => value !== undefined);
}

function shows_picture({ info }: Variant): boolean {
  return attribute(info, "RESOLUTION") !== undefined || /avc1|avc3|hvc1|hev1|vp09|av01/.test(attribute(info, "CODECS") ?? "");
}

/** The audio rendition that would be played, as a variant of its own. */
function variant_of_rendition(lines: readonly string[]): Variant | null {
  const audio = lines.filter((line) => line.startsWith("#EXT-X-MEDIA:") && attribute(line, "TYPE") === "AUDIO" && attribute(line, "URI"));
  const uri = attribute(audio.find((line) => attribute(line, "DEFAULT") === "YES") ?? audio[0] ?? "", "URI");
  return uri === undefined ? null : { info: `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth_of_sound},CODECS="mp4a.40.2"`, uri };
}

/** Without its group: that lists the same sound again, and it would be loaded twice. */
function alone({ info, uri }: Variant): Variant {
  return { info: info.replace(/,AUDIO="[^"]*"/, ""), uri };
}

/** Null where the playlist has no sound of its own to play. */
export function sound_only(playlist: string): string | null {
  const lines = playlist.split(/\r?\n/);
  const variants = lines.flatMap((info, i) => (info.startsWith("#EXT-X-STREAM-INF:") ? [{ info, uri: lines[i + 1] ?? "" }] : []));
  const variant = variants.filter((each) => !shows_picture(each)).map(alone)[0] ?? variant_of_rendition(lines);
  if (!variant) return null;
  const head = lines.filter((line) => /^#EXT(M3U|-X-VERSION|-X-INDEPENDENT-SEGMENTS)/.test(line));
  return [...head, variant.info, variant.uri, ""].join("\n");
}
