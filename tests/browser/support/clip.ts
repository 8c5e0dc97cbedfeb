// A film of two colours and one tone, coded beforehand as an encoder hands it on: the left half has one colour, the right half
// the other. ffmpeg makes it; whoever sends it begins anew at its end, for as long as they like.
import { execFileSync } from "node:child_process";
import type { Colour } from "./known";

export interface Clip {
  /** Access units of H.264 (High without B-frames, as OBS sends it whatever its offer says; Annex B), 30 a second, each second a key
      frame with its parameter sets. */
  pictures: readonly Buffer[];
  /** Packets of Opus, 50 a second. */
  sounds: readonly Buffer[];
}

const opus_bits = 64_000;
/** Of a constant rate, 20 ms each. */
const opus_packet_bytes = opus_bits / 8 / 50;
const access_unit_delimiter = Buffer.from([0, 0, 0, 1, 9]);

export function make_clip(left: Colour, right: Colour, hertz: number): Clip {
  const halves = `color=c=${hexadecimal(left)}:s=640x360:r=30:d=2,drawbox=x=iw/2:w=iw/2:h=ih:color=${hexadecimal(right)}:t=fill`;
  const pictures = coded(halves, "-c:v", "libx264", "-profile:v", "high", "-pix_fmt", "yuv420p", "-tune", "zerolatency",
    "-x264-params", "aud=1:bframes=0:keyint=30:scenecut=0", "-f", "h264");
  const sounds = coded(`sine=f=${hertz}:r=48000:d=2`, "-c:a", "libopus", "-b:a", String(opus_bits), "-vbr", "off", "-frame_duration", "20", "-f", "data");
  return { pictures: access_units(pictures), sounds: packets(sounds) };
}

const hexadecimal = (colour: Colour) => `0x${Buffer.from(colour).toString("hex")}`;

function coded(source: string, ...encoder: string[]): Buffer {
  const log = ["-hide_banner", "-loglevel", "error", "-nostdin"];
  const words = [...log, "-f", "lavfi", "-i", source, "-map", "0", "-threads", "1", ...encoder, "pipe:1"];
  return execFileSync("ffmpeg", words, { maxBuffer: 16 << 20, timeout: 60_000, stdio: ["ignore", "pipe", "pipe"] });
}

function access_units(stream: Buffer): Buffer[] {
  const units: Buffer[] = [];
  for (let at = stream.indexOf(access_unit_delimiter); at >= 0;) {
    const next = stream.indexOf(access_unit_delimiter, at + access_unit_delimiter.length);
    units.push(stream.subarray(at, next < 0 ? stream.length : next));
    at = next;
  }
  return units;
}

function packets(stream: Buffer): Buffer[] {
  if (stream.length % opus_packet_bytes !== 0) throw new Error("the packets of Opus are not of one size");
  return Array.from({ length: stream.length / opus_packet_bytes }, (_, number) => stream.subarray(number * opus_packet_bytes, (number + 1) * opus_packet_bytes));
}
