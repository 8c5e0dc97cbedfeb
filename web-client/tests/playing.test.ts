// What of the player is pure: the buffer, the ways out of a stop, qualities, bytes, the time line, the start on a poor line.
import { describe, expect, it } from "vitest";
import { after_hole, ahead_of, span_at } from "../src/player/buffer";
import { mode_in, quality_in, view_in } from "../src/player/choices";
import { level_for, qualities_of } from "../src/player/levels";
import { Loads, megabytes_per_hour } from "../src/player/loads";
import { measured_bits_per_second, start_for } from "../src/player/network";
import { PoorLink } from "../src/player/poor_link";
import { Mending, Rescue, SleepWatch } from "../src/player/rescue";
import { sound_only } from "../src/player/sound_only";
import { support_of } from "../src/player/support";
import { clamp, date_at, is_long, key_place, share, type Window } from "../src/player/timeline";

describe("the buffer", () => {
  const spans = [{ start: 0, end: 4 }, { start: 5, end: 9 }];

  it("is measured from the playhead to the end of its span", () => {
    expect(ahead_of(spans, 1)).toBe(3);
    expect(ahead_of(spans, 4.5)).toBe(0);
    expect(ahead_of([], 4)).toBe(0);
    expect(span_at(spans, 4.95)).toEqual(spans[1]);
  });

  it("is gone on with behind a narrow hole, and waited for before a wide one", () => {
    expect(after_hole(spans, 3.95)).toBe(5);
    expect(after_hole(spans, 3)).toBe(null);
    expect(after_hole([{ start: 0, end: 4 }, { start: 7.5, end: 9 }], 4)).toBe(null);
    expect(after_hole([{ start: 0, end: 4 }], 4)).toBe(null);
  });
});

describe("a picture that does not come", () => {
  it("is asked for again each three seconds, and begun anew after eight", () => {
    const rescue = new Rescue(333, 0);
    expect(rescue.remedy(true, false, 1500)).toBe("nothing");
    expect(rescue.remedy(true, false, 1501)).toBe("ask_again");
    expect(rescue.remedy(true, false, 4500)).toBe("nothing");
    expect(rescue.remedy(true, false, 4501)).toBe("ask_again");
    expect(rescue.remedy(true, false, 8001)).toBe("start_over");
  });

  it("is not asked for again while a request is under way, and begun anew where nothing comes of it", () => {
    const rescue = new Rescue(333, 0);
    expect(rescue.remedy(true, true, 7000)).toBe("nothing");
    rescue.arrived(7000);
    expect(rescue.remedy(true, true, 14_000)).toBe("nothing");
    expect(rescue.remedy(true, true, 15_001)).toBe("start_over");
  });

  it("is left alone while enough is in reserve or something came", () => {
    const rescue = new Rescue(333, 0);
    expect(rescue.remedy(false, false, 20_000)).toBe("nothing");
    rescue.arrived(19_000);
    expect(rescue.remedy(true, false, 20_000)).toBe("nothing");
  });

  it("is mended in place only so often within a time", () => {
    const mending = new Mending(2, 10_000);
    expect([mending.again(0), mending.again(1), mending.again(2)]).toEqual([1, 2, null]);
    expect(mending.again(10_000)).toBe(2);
  });
});

describe("a machine that slept", () => {
  it("is told from a page that was given few ticks", () => {
    const watch = new SleepWatch(0);
    expect(watch.woke(100, 0.1)).toBe(false);
    // In the background: a tick a minute, and the picture went on.
    expect(watch.woke(60_100, 60)).toBe(false);
    expect(watch.woke(600_100, 60.2)).toBe(true);
    expect(watch.woke(600_200, 60.3)).toBe(false);
  });
});

describe("qualities", () => {
  const qualities = qualities_of([
    { height: 360, bitrate: 900_000, averageBitrate: 800_000 }, { height: 720, bitrate: 2_600_000, averageBitrate: 0 },
  ]);

  it("are listed from the highest, with what they cost in an hour", () => {
    expect(qualities).toEqual([{ index: 1, height: 720, mb_per_hour: 1170 }, { index: 0, height: 360, mb_per_hour: 360 }]);
  });

  it("are found by height: the same, the next lower, else the lowest", () => {
    expect([level_for("auto", qualities), level_for(720, qualities), level_for(480, qualities), level_for(240, qualities), level_for(1080, qualities)])
      .toEqual([-1, 1, 0, 0, 1]);
    expect(level_for(720, [])).toBe(-1);
  });
});

describe("what was loaded", () => {
  it("is counted in bytes, requests and failures", () => {
    const loads = new Loads(0);
    loads.loaded(1000, 1);
    loads.loaded(500, 2);
    loads.refused();
    expect([loads.bytes, loads.requests, loads.failed]).toEqual([1500, 3, 1]);
  });

  it("comes to megabytes in an hour by the last minute, once there is enough to tell", () => {
    const loads = new Loads(0);
    loads.loaded(100_000, 1000);
    expect(loads.megabytes_per_hour(9_999)).toBe(null);
    expect(loads.megabytes_per_hour(10_000)).toBeCloseTo(36);
    loads.loaded(200_000, 100_000);
    expect(loads.megabytes_per_hour(120_000)).toBeCloseTo(12);
    expect(megabytes_per_hour(1_000_000)).toBe(450);
  });
});

describe("the start", () => {
  it("is small where the reader spares data or the line is said to be slow", () => {
    expect(start_for({ saveData: true, downlink: 10 })).toEqual({ smallest: true, bits_per_second: 300_000, poor: false });
    expect(start_for({ effectiveType: "3g" })).toMatchObject({ smallest: true, poor: true });
  });

  it("goes by what the browser says, and is usual where it says nothing", () => {
    expect(start_for(undefined)).toEqual({ smallest: false, bits_per_second: 2_500_000, poor: false });
    expect(start_for({ effectiveType: "4g", downlink: 1.2 })).toEqual({ smallest: false, bits_per_second: 1_200_000, poor: false });
    expect(start_for({ downlink: 10 }).bits_per_second).toBe(2_500_000);
  });

  it("is small and patient where the page itself came slowly", () => {
    const one = (transferSize: number, requestStart: number, responseEnd: number) => ({ transferSize, requestStart, responseEnd });
    const slow = [one(20_000, 0, 1500), one(130_000, 1000, 5000), one(0, 2500, 9000), one(60_000, 4000, 4100)];
    expect(measured_bits_per_second(slow)).toBeCloseTo(260_000);
    expect(start_for({ effectiveType: "4g", downlink: 10 }, slow)).toEqual({ smallest: true, bits_per_second: 300_000, poor: true });
    expect(start_for({ downlink: 10 }, [one(60_000, 0, 200)])).toMatchObject({ smallest: false, poor: false });
    // Half a world away: four round trips of slow start, and a good line all the same.
    expect(start_for({ downlink: 10 }, [one(134_000, 0, 1250), one(5000, 0, 900)])).toMatchObject({ smallest: false, poor: false });
    expect(measured_bits_per_second([one(20_000, 0, 5000)])).toBe(null);
    expect(measured_bits_per_second([])).toBe(null);
  });
});

describe("a poor line", () => {
  it("is said to be one after three stops in the largest reserve, or five in any", () => {
    const poor = new PoorLink();
    for (const at of [0, 1000, 2000]) poor.stalled(at);
    expect([poor.suggests("safe", 2000), poor.suggests("default", 2000)]).toEqual([true, false]);
    for (const at of [3000, 4000]) poor.stalled(at);
    expect(poor.suggests("default", 4000)).toBe(true);
    expect(poor.suggests("default", 64_001)).toBe(false);
  });

  it("is not said again for ten minutes once the viewer keeps the picture", () => {
    const poor = new PoorLink();
    poor.declined(0);
    for (const at of [590_000, 595_000, 599_000]) poor.stalled(at);
    expect([poor.suggests("safe", 599_999), poor.suggests("safe", 600_000)]).toEqual([false, true]);
  });
});

describe("the time line", () => {
  const window: Window = { from_s: 100, to_s: 120, at_s: 110, buffered: [], at_ms: 1_000_000 };

  it("has dates, and no place outside", () => {
    expect(date_at(window, 104)).toBe(994_000);
    expect(date_at({ ...window, at_ms: null }, 104)).toBe(null);
    expect([clamp(window, 90), clamp(window, 111), clamp(window, 500)]).toEqual([100, 111, 119.7]);
    expect(is_long(window)).toBe(false);
    expect([share(window, 105), share(window, 90), share({ ...window, to_s: 100 }, 100)]).toEqual([25, 0, 100]);
  });
});

describe("keys on the time line", () => {
  const hour: Window = { from_s: 0, to_s: 3600, at_s: 1000, buffered: [], at_ms: null };
  const all = ["ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp", "PageDown", "PageUp", "Home", "End", "k"];

  it("go by seconds and minutes through a long window, and to its ends", () => {
    expect(is_long(hour)).toBe(true);
    expect(all.map((key) => key_place(hour, key))).toEqual([990, 990, 1010, 1010, 700, 1300, 0, "live", null]);
    expect(all.slice(4, 6).map((key) => key_place({ ...hour, to_s: 1200 }, key))).toEqual([940, 1060]);
  });

  it("stop at the beginning, and what lies beyond the edge is live", () => {
    expect(all.map((key) => key_place({ ...hour, at_s: 4 }, key))[0]).toBe(0);
    expect(all.map((key) => key_place({ ...hour, at_s: 3595 }, key)).slice(2, 6)).toEqual(["live", "live", 3295, "live"]);
  });

  it("keep their own meaning in a short one", () => {
    expect(all.map((key) => key_place({ ...hour, from_s: 3480 }, key))).toEqual(all.map(() => null));
  });
});

describe("the sound alone", () => {
  const with_pictures = [
    "#EXTM3U", "#EXT-X-VERSION:9", "#EXT-X-INDEPENDENT-SEGMENTS",
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Floor",LANGUAGE="es",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/live.m3u8"',
    '#EXT-X-STREAM-INF:BANDWIDTH=2600000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,AUDIO="a"', "v720/live.m3u8",
  ];

  it("is the audio rendition where no variant is without a picture", () => {
    expect(sound_only(with_pictures.join("\n"))).toBe([
      "#EXTM3U", "#EXT-X-VERSION:9", "#EXT-X-INDEPENDENT-SEGMENTS",
      '#EXT-X-STREAM-INF:BANDWIDTH=160000,CODECS="mp4a.40.2"', "audio/live.m3u8", "",
    ].join("\n"));
  });

  it("is the variant without a picture where there is one, and loaded once", () => {
    const low = ['#EXT-X-STREAM-INF:BANDWIDTH=53000,AVERAGE-BANDWIDTH=49000,CODECS="mp4a.40.2",AUDIO="audio-only"', "audio-48/live.m3u8"];
    expect(sound_only([...with_pictures, ...low].join("\r\n"))).toBe([
      ...with_pictures.slice(0, 3), '#EXT-X-STREAM-INF:BANDWIDTH=53000,AVERAGE-BANDWIDTH=49000,CODECS="mp4a.40.2"', "audio-48/live.m3u8", "",
    ].join("\n"));
  });

  it("is not there in a playlist without any", () => {
    expect(sound_only(with_pictures.filter((line) => !line.startsWith("#EXT-X-MEDIA")).join("\n"))).toBe(null);
    expect(sound_only("")).toBe(null);
  });
});

describe("the way to play", () => {
  const yes = { isTypeSupported: () => true };
  const no = { isTypeSupported: () => false };
  const plays_hls = { canPlayType: () => "maybe" as const };
  const plays_none = { canPlayType: () => "" as const };

  it("is Apple's managed source first, then the usual one, then the browser's own, else none", () => {
    expect(support_of({ ManagedMediaSource: yes, MediaSource: yes }, plays_hls)).toBe("managed");
    expect(support_of({ ManagedMediaSource: yes }, plays_hls)).toBe("managed");
    expect(support_of({ ManagedMediaSource: no, MediaSource: yes }, plays_hls)).toBe("source");
    expect(support_of({ MediaSource: no }, plays_hls)).toBe("native");
    expect(support_of({}, plays_hls)).toBe("native");
    expect(support_of({ MediaSource: {} }, plays_none)).toBe("none");
  });
});

describe("what is remembered", () => {
  it("is read strictly: anything else is as if nothing had been chosen", () => {
    expect([quality_in("720"), quality_in(null), quality_in("-1"), quality_in("7.5"), quality_in("auto")]).toEqual([720, "auto", "auto", "auto", "auto"]);
    expect([mode_in("low"), mode_in("fast"), mode_in(null)]).toEqual(["low", "auto", "auto"]);
    expect([view_in("sound"), view_in("text"), view_in("x"), view_in(null)]).toEqual(["sound", "text", "picture", "picture"]);
  });
});
