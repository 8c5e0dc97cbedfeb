// Keys, times and pictures around the player.
import { describe, expect, it, vi } from "vitest";
import { language } from "../src/i18n/i18n";
import { Native } from "../src/player/native";
import { parse_thumbnails, thumbnail_at } from "../src/player/thumbnails";
import { act_of } from "../src/views/watch/keys";
import { rounded_mb } from "../src/views/watch/quality_menu";
import { behind_words } from "../src/views/watch/times";

function pressed(key: string, target: EventTarget | null = document.body, more: Partial<KeyboardEvent> = {}) {
  return act_of({ key, target, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });
}

describe("the picture's keys", () => {
  it("are few, and the same in capitals", () => {
    expect([" ", "k", "K", "m", "f", "l", "i", "ArrowLeft", "ArrowRight", "?", "x"].map((key) => pressed(key)))
      .toEqual(["toggle", "toggle", "toggle", "mute", "wide", "live", "statistics", "back", "forward", "help", null]);
  });

  it("belong to a field while something is written, to a button by the space bar, and to the system with another key", () => {
    const frame = document.createElement("div");
    frame.innerHTML = "<textarea></textarea><input type=range><button></button><select></select>";
    for (const field of frame.querySelectorAll("textarea, input, select")) expect(pressed("k", field)).toBe(null);
    const button = frame.querySelector("button");
    expect([pressed(" ", button), pressed("k", button)]).toEqual([null, "toggle"]);
    expect([pressed("l", document.body, { ctrlKey: true }), pressed("k", document.body, { isComposing: true })]).toEqual([null, null]);
  });
});

describe("figures in words", () => {
  it("are as exact as they can be", () => {
    language.value = "en";
    expect([rounded_mb(1170), rounded_mb(363), rounded_mb(43.2), rounded_mb(4.4), rounded_mb(0)]).toEqual(["1,200", "360", "43", "4", "0"]);
    expect([behind_words(0), behind_words(12_400), behind_words(75_000), behind_words(3_725_000), behind_words(-5)]).toEqual(["0:00", "0:12", "1:15", "1:02:05", "0:00"]);
  });
});

describe("thumbnails", () => {
  const base = "https://host.test/hls/a/1/thumbnails.vtt";
  const text = [
    "WEBVTT", "", "00:00.000 --> 00:10.000", "thumbnails/0.jpg#xywh=160,90,160,90", "", "1", "00:10.000 --> 00:20.000", "thumbnails/1.jpg",
    "", "00:20.000 --> 00:30.000", "https://elsewhere.test/2.jpg", "", "01:00:00.000 --> 01:00:10.000", "t.jpg", "", "nonsense", "",
  ].join("\n");

  it("are pieces of a picture or pictures, from the same server alone", () => {
    expect(parse_thumbnails(text, base)).toEqual([
      { from_s: 0, to_s: 10, url: "https://host.test/hls/a/1/thumbnails/0.jpg", box: { x: 160, y: 90, width: 160, height: 90 } },
      { from_s: 10, to_s: 20, url: "https://host.test/hls/a/1/thumbnails/1.jpg", box: null },
      { from_s: 3600, to_s: 3610, url: "https://host.test/hls/a/1/t.jpg", box: null },
    ]);
    expect(parse_thumbnails("<html>", base)).toEqual([]);
  });

  it("are found by their time", () => {
    const list = parse_thumbnails(text, base);
    expect([thumbnail_at(list, 9.9)?.from_s, thumbnail_at(list, 10)?.from_s, thumbnail_at(list, 25)]).toEqual([0, 10, null]);
  });
});

describe("the browser's own player", () => {
  function element(started: number): HTMLVideoElement {
    const video = document.createElement("video");
    Object.assign(video, {
      play: () => Promise.resolve(), load: () => undefined, getStartDate: () => new Date(started),
      getVideoPlaybackQuality: undefined,
    });
    Object.defineProperty(video, "currentTime", { value: 12, writable: true });
    Object.defineProperty(video, "seekable", { value: { length: 1, start: () => 0, end: () => 40 } });
    return video;
  }

  const source = { playlist: "/hls/a/1/index.m3u8", profile: "default", part_ms: 333, sound_only: false, quality: "auto", mode: "auto" } as const;

  it("is at the date at which the stream begins and as much later as has been played", () => {
    vi.useFakeTimers();
    const seen: (number | null)[] = [];
    const nothing = () => undefined;
    const native = new Native(element(1_000_000), source, {
      figures: ({ delay_ms }) => seen.push(delay_ms), qualities: nothing, state: nothing, moved: nothing, at_live: nothing, denied: nothing,
      server_now: () => 1_020_000,
    });
    expect(native.playing_ms()).toBe(1_012_000);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([8000]);
    native.destroy();
    vi.useRealTimers();
  });

  it("goes live a safe way from the edge, and rewinds within what it has", () => {
    const video = element(NaN);
    const nothing = () => undefined;
    const native = new Native(video, source, { figures: nothing, qualities: nothing, state: nothing, moved: nothing, at_live: nothing, denied: nothing, server_now: () => 0 });
    expect(native.playing_ms()).toBe(null);
    native.seek(-5);
    expect([video.currentTime, native.following]).toEqual([0, false]);
    native.go_live();
    expect([video.currentTime, native.following]).toEqual([34, true]);
    native.destroy();
  });
});
