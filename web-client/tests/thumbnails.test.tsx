import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Thumbnail } from "../src/player/thumbnails";
import { ThumbnailView } from "../src/views/watch/thumbnail";
import { useThumbnails } from "../src/views/watch/use_thumbnails";

const list = "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nthumbnails/0.jpg\n";
let asked: string[] = [];
let answers: (() => Response)[] = [];
let seen: readonly Thumbnail[] = [];
const root = document.createElement("div");

function Asking({ playlist, looked_at }: { playlist: string | null; looked_at: number | null }) {
  seen = useThumbnails(playlist, looked_at);
  return null;
}

async function look(looked_at: number | null, playlist: string | null = "/hls/a/1/index.m3u8"): Promise<void> {
  await act(async () => {
    render(<Asking playlist={playlist} looked_at={looked_at} />, root);
    await Promise.resolve();
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  asked = [];
  answers = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(new URL(url).pathname);
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("no network"));
  });
});

afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the list of thumbnails", () => {
  it("is asked for when somebody looks, and no more than every ten seconds", async () => {
    answers = [() => new Response(list), () => new Response(`${list}\n00:00:04.000 --> 00:00:08.000\nthumbnails/4000.jpg\n`)];
    await look(null);
    expect(asked).toEqual([]);
    await look(1);
    expect(asked).toEqual(["/hls/a/1/thumbnails.vtt"]);
    await vi.waitFor(() => expect(seen.map(({ url }) => new URL(url).pathname)).toEqual(["/hls/a/1/thumbnails/0.jpg"]));
    await look(2);
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    await look(3);
    expect(asked).toHaveLength(2);
    await vi.waitFor(() => expect(seen).toHaveLength(2));
  });

  it("is empty where it does not come, and is asked for again later", async () => {
    answers = [() => new Response("", { status: 404 })];
    await look(1);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(10_000);
    await look(2);
    expect(asked).toHaveLength(2);
    expect(seen).toEqual([]);
  });

  it("of another programme is another list", async () => {
    answers = [() => new Response(list)];
    await look(1);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await look(1, "/hls/a/2/index.m3u8");
    expect(asked[1]).toBe("/hls/a/2/thumbnails.vtt");
    expect(seen).toEqual([]);
  });

  it("is not fetched for who spares data", async () => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true });
    await look(1);
    Reflect.deleteProperty(navigator, "connection");
    expect(asked).toEqual([]);
  });
});

describe("a thumbnail", () => {
  const picture: Thumbnail = { from_s: 0, to_s: 4, url: "https://host.test/0.jpg", box: null };

  it("that does not load is not there, and the next one is", () => {
    act(() => render(<ThumbnailView thumbnail={picture} />, root));
    act(() => void root.querySelector("img")?.dispatchEvent(new Event("error")));
    expect(root.querySelector("img")).toBe(null);
    act(() => render(<ThumbnailView thumbnail={{ ...picture, url: "https://host.test/4.jpg" }} />, root));
    expect(root.querySelector("img")?.getAttribute("src")).toBe("https://host.test/4.jpg");
  });
});
