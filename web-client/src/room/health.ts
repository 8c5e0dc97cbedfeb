// How the room's picture is made and how it comes, as moderators are told each few seconds (PROTOCOL.md, section 5), and what
// to think of it. Pure.
import type { Broadcast, BroadcastPhase, Media } from "../protocol/messages";
import { is_on } from "./broadcast";
import type { FeedInfo } from "./feeds";

export interface Health {
  viewers: {
    total: number; picture: number; sound: number; text: number; native: number;
    /** By the lines of the picture, at most 360, 540, 720, 1080, and more. */
    heights: readonly number[];
    /** low, default, safe, patient */
    profiles: readonly number[];
    delay_ms: { median: number; p95: number } | null;
    stalled: number; stalls_minute: number; failed_minute: number;
  };
  encoder: { connected: boolean; restarts: number; dropped_minute: number; shed: number };
  packager: { edge_age_ms: number | null; late_minute: number };
  uplink: { mbit: number; mbit_max: number; withheld: number };
  /** Whether broadcasts are recorded, and how long ago something of this room came onto the disk; null: never. */
  recording?: { on: boolean; age_ms: number | null };
}

/** idle: there is nothing to judge now. */
export type Mark = "good" | "look" | "bad" | "idle";

const edge_look_ms = 4_000;
const edge_bad_ms = 10_000;
const late_look = 3;
/** As in packaging/prometheus/alerts.yml. */
const stalled_look = 0.1;
const stalled_bad = 0.3;
const delay_look_ms = 20_000;

export interface Stage {
  media: Media;
  phase: BroadcastPhase;
  feeds: readonly FeedInfo[];
}

export function source_of({ media, phase, feeds }: Stage) {
  if (media.state !== "live") return { mark: "idle", words: "off" } as const;
  if (phase === "paused") return { mark: "idle", words: "paused" } as const;
  if (media.source === "slate") return { mark: "bad", words: "slate" } as const;
  if (media.source === "backup") return { mark: "look", words: "backup" } as const;
  const missing = feeds.some(({ state }) => state === "lost" || state === "silent");
  return missing ? { mark: "look", words: "spare_gone" } as const : { mark: "good", words: "main" } as const;
}

export function encoder_of({ encoder }: Health) {
  if (!encoder.connected) return { mark: "bad", words: "gone" } as const;
  if (encoder.shed > 0) return { mark: "bad", words: "shed" } as const;
  return encoder.dropped_minute > 0 ? { mark: "look", words: "drops" } as const : { mark: "good", words: "keeps_up" } as const;
}

export function packager_of({ packager }: Health, live: boolean) {
  const age = packager.edge_age_ms;
  if (!live) return { mark: "idle", words: "off" } as const;
  if (age === null || age > edge_bad_ms) return { mark: "bad", words: "stands" } as const;
  return age > edge_look_ms || packager.late_minute >= late_look ? { mark: "look", words: "late" } as const : { mark: "good", words: "flows" } as const;
}

export function delivery_of({ viewers, uplink }: Health) {
  const playing = viewers.picture + viewers.sound;
  if (playing === 0) return { mark: "idle", words: "nobody" } as const;
  const stalled = viewers.stalled / playing;
  // Of two viewers one is half: a single bad line is no fault of ours.
  if (viewers.stalled > 1 && stalled > stalled_bad) return { mark: "bad", words: "stalls_many" } as const;
  if (viewers.stalled > 0 && stalled > stalled_look) return { mark: "look", words: "stalls_some" } as const;
  if (uplink.withheld > 0) return { mark: "look", words: "withheld" } as const;
  if (viewers.failed_minute > playing) return { mark: "look", words: "fails" } as const;
  if (viewers.delay_ms && viewers.delay_ms.p95 > delay_look_ms) return { mark: "look", words: "far_behind" } as const;
  return { mark: "good", words: "plays" } as const;
}

export interface Recorded {
  broadcast: Broadcast;
  media: Media;
  health: Health | null;
}

/** A segment and a slow disk. */
const recorded_within_ms = 20_000;

/** Whether it is recorded, by what the room says and by what comes onto the disk. */
export function recording_of({ broadcast, health, media }: Recorded, now_ms: number) {
  const { phase, recording } = broadcast;
  if (!recording?.on) return "off" as const;
  if (!is_on(phase) || media.state !== "live" || media.started_at === null) return "waits" as const;
  const age_ms = health?.recording?.age_ms ?? null;
  if (age_ms !== null && age_ms <= recorded_within_ms) return "runs" as const;
  const since_ms = Math.max(media.started_at, recording.since ?? 0);
  return now_ms - since_ms <= recorded_within_ms ? "waits" as const : "stopped" as const;
}

const order: readonly Mark[] = ["idle", "good", "look", "bad"];

export function worst(marks: readonly Mark[]): Mark {
  return order[Math.max(0, ...marks.map((mark) => order.indexOf(mark)))] ?? "idle";
}
