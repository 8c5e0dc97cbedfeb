import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Edge, type Grant } from "../src/player/edge";

const grant = (name: string, until: number): Grant => ({ base: `https://edge.example/hls/~${name}/`, until });

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("an edge", () => {
  it("gets every address of the picture under the present grant", async () => {
    const edge = new Edge(() => Promise.resolve(grant("one", 1_600_000)), () => Date.now());
    expect(await edge.renew()).toBe(true);
    const there = "https://edge.example/hls/~one/auditorium/abc/720p/live.m3u8?_HLS_msn=7";
    expect(edge.at("/hls/auditorium/abc/720p/live.m3u8?_HLS_msn=7")).toBe(there);
    expect(edge.at("https://event.example/hls/auditorium/abc/720p/live.m3u8?_HLS_msn=7")).toBe(there);
    expect(edge.at("https://edge.example/hls/~older/auditorium/abc/720p/live.m3u8?_HLS_msn=7")).toBe(there);
    expect(edge.at("https://event.example/api/v1/event")).toBe("https://event.example/api/v1/event");
    edge.end();
  });

  it("asks for another grant while half of the time is left", async () => {
    const grants = [grant("one", 1_600_000), grant("two", 1_900_000)];
    const ask = vi.fn(() => Promise.resolve(grants.shift() ?? null));
    const edge = new Edge(ask, () => Date.now());
    await edge.renew();
    await vi.advanceTimersByTimeAsync(299_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(edge.at("/hls/a")).toBe("https://edge.example/hls/~two/a");
    edge.end();
  });

  it("keeps the grant that it has while the server gives none, and tries again", async () => {
    const grants: (Grant | null)[] = [grant("one", 1_020_000), null, grant("two", 9_000_000)];
    const ask = vi.fn(() => Promise.resolve(grants.shift() ?? null));
    const edge = new Edge(ask, () => Date.now());
    await edge.renew();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(edge.at("/hls/a")).toBe("https://edge.example/hls/~one/a");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(edge.at("/hls/a")).toBe("https://edge.example/hls/~two/a");
    edge.end();
  });

  it("is none without a grant, and asks no more once it is over", async () => {
    const ask = vi.fn(() => Promise.resolve(null));
    const edge = new Edge(ask, () => Date.now());
    expect(await edge.renew()).toBe(false);
    edge.end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
