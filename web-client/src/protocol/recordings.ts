// Recorded broadcasts (PROTOCOL.md, section 6.2).
import { ask } from "./api";

export interface Recording {
  publication: string;
  started_at: number;
  ended_at: number;
  duration_ms: number;
  bytes: number;
  playlist: string;
  download: string;
  /** Where it has thumbnails. */
  poster?: string;
}

export interface Chapter {
  /** Where it is in the recording as it is played. */
  at_ms: number;
  title: string;
  kind: "session" | "question";
  question?: string;
}

const base = (room: string) => `/api/v1/rooms/${encodeURIComponent(room)}/recordings`;

export const recordings_api = {
  list: (room: string) => ask<{ recordings: Recording[] }>("GET", base(room)),
  chapters: (room: string, publication: string, language: string) =>
    ask<{ chapters: Chapter[] }>("GET", `${base(room)}/${encodeURIComponent(publication)}/chapters.json?lang=${encodeURIComponent(language)}`),
};

/** The chapter that is being played: the last that has begun; -1 before the first. */
export function chapter_at(chapters: readonly Chapter[], at_ms: number): number {
  let found = -1;
  chapters.forEach((chapter, index) => {
    if (chapter.at_ms <= at_ms) found = index;
  });
  return found;
}

/** 1:02:03, or 2:03 below an hour. */
export function clock_text(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const rest = `${minutes >= 60 ? two(minutes % 60) : minutes}:${two(seconds % 60)}`;
  return minutes >= 60 ? `${Math.floor(minutes / 60)}:${rest}` : rest;
}
