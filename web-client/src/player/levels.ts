// The qualities that a stream offers, and which of them is meant by a choice that was made for another stream. Pure.
import { megabytes_per_hour } from "./loads";

/** A height in lines, or what the line allows. */
export type QualityChoice = "auto" | number;

export interface Quality {
  index: number;
  height: number;
  mb_per_hour: number;
}

interface Level {
  height: number;
  bitrate: number;
  averageBitrate: number;
}

/** Highest first. */
export function qualities_of(levels: readonly Level[]): Quality[] {
  return levels
    .map(({ height, bitrate, averageBitrate }, index) => ({ index, height, mb_per_hour: megabytes_per_hour(averageBitrate || bitrate) }))
    .sort((a, b) => b.height - a.height);
}

/** hls.js's number of the level: the height itself, else the next lower, else the lowest; -1 leaves it to hls.js. */
export function level_for(choice: QualityChoice, qualities: readonly Quality[]): number {
  if (choice === "auto" || qualities.length === 0) return -1;
  return (qualities.find(({ height }) => height <= choice) ?? qualities.at(-1))?.index ?? -1;
}
