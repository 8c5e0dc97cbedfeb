import { describe, expect, it } from "vitest";
import { delivery_of, encoder_of, packager_of, source_of, worst, type Health, type Stage } from "../src/room/health";
import { empty_room, receive } from "../src/room/room";
import { states } from "./samples";

const message = states.states.find(({ name }) => name === "health")!.message;
const sample = receive(empty_room("auditorium"), [message], 0).health!;
const with_viewers = (viewers: Partial<Health["viewers"]>): Health => ({ ...sample, viewers: { ...sample.viewers, ...viewers } });

describe("the health of the picture", () => {
  it("is as moderators are told", () => {
    expect(sample.viewers.delay_ms).toEqual({ median: 2100, p95: 4800 });
    expect(empty_room("auditorium").health).toBe(null);
  });

  it("of the source is that of what is on air", () => {
    const room = empty_room("auditorium");
    const stage = (source: Stage["media"]["source"], more: Partial<Stage> = {}): Stage => ({ media: { ...room.media, state: "live", source }, phase: "live", feeds: [], ...more });
    expect(source_of(stage("live"))).toEqual({ mark: "good", words: "main" });
    expect(source_of(stage("backup")).mark).toBe("look");
    expect(source_of(stage("slate")).mark).toBe("bad");
    expect(source_of(stage("slate", { phase: "paused" })).mark).toBe("idle");
    expect(source_of(stage("live", { media: { ...room.media, state: "ended" } })).mark).toBe("idle");
    const spare = { id: "spare", kind: "srt", state: "lost", since: null, refusal: null, obs: null, ffmpeg: null } as const;
    expect(source_of(stage("live", { feeds: [spare] })).words).toBe("spare_gone");
  });

  it("of the encoder is bad where it is gone or sheds, and to be looked at where it drops", () => {
    expect(encoder_of(sample).words).toBe("shed");
    const encoder = { connected: true, restarts: 3, dropped_minute: 0, shed: 0 };
    expect(encoder_of({ ...sample, encoder }).mark).toBe("good");
    expect(encoder_of({ ...sample, encoder: { ...encoder, dropped_minute: 1 } }).mark).toBe("look");
    expect(encoder_of({ ...sample, encoder: { ...encoder, connected: false } }).words).toBe("gone");
  });

  it("of the packager follows the newest part's age and the late ones", () => {
    const at = (edge_age_ms: number | null, late_minute = 0) => packager_of({ ...sample, packager: { edge_age_ms, late_minute } }, true).mark;
    expect([at(500), at(500, 3), at(4_001), at(10_001), at(null)]).toEqual(["good", "look", "look", "bad", "bad"]);
    expect(packager_of(sample, false).mark).toBe("idle");
  });

  it("of the delivery follows the share that stalls, and one bad line is not all of it", () => {
    expect(delivery_of(with_viewers({ picture: 0, sound: 0 })).words).toBe("nobody");
    expect(delivery_of(with_viewers({ stalled: 4 })).words).toBe("plays");
    expect(delivery_of(with_viewers({ stalled: 5 })).words).toBe("stalls_some");
    expect(delivery_of(with_viewers({ stalled: 13 })).words).toBe("stalls_many");
    expect(delivery_of(with_viewers({ picture: 1, sound: 0, stalled: 1 })).words).toBe("stalls_some");
    expect(delivery_of(with_viewers({ failed_minute: 41 })).words).toBe("fails");
    expect(delivery_of(with_viewers({ delay_ms: { median: 2000, p95: 20_001 } })).words).toBe("far_behind");
    expect(delivery_of({ ...sample, uplink: { ...sample.uplink, withheld: 1 } }).words).toBe("withheld");
  });

  it("as a whole is the worst of all", () => {
    expect(worst(["idle", "good", "idle"])).toBe("good");
    expect(worst(["look", "good", "bad"])).toBe("bad");
    expect(worst([])).toBe("idle");
  });
});
