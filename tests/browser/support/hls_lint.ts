// Captures what a page's player really fetched of playlists and media, and has tests/hls_lint judge it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Page, Request } from "@playwright/test";

const root = resolve(__dirname, "../../..");
const program = process.env["HLS_LINT"] ?? join(root, "build/release/bin/hls_lint");

interface Fetched {
  url: string;
  client: string;
  status: number;
  at_ms: number;
  took_ms: number;
  headers: Record<string, string>;
  body?: string;
  bytes?: number;
}

export class HlsCapture {
  private readonly fetched_: Fetched[] = [];
  private readonly reading_: Promise<void>[] = [];
  private readonly finished_ = (request: Request) => {
    if (/^\/hls\/.*\.(m3u8|m4s|mp4)$/.test(new URL(request.url()).pathname)) this.reading_.push(this.read(request));
  };

  /** From now on, everything that this page fetches; make it before the page is opened. */
  constructor(private readonly page: Page, private readonly client: string) {
    page.on("requestfinished", this.finished_);
  }

  /** What was fetched so far, in the order in which it was complete; ends the capture. */
  async fetched(): Promise<Fetched[]> {
    this.page.off("requestfinished", this.finished_);
    await Promise.all(this.reading_);
    return one_after_another(this.fetched_).sort((a, b) => a.at_ms - b.at_ms);
  }

  private async read(request: Request): Promise<void> {
    const response = await request.response();
    if (!response) return;
    const { pathname, search } = new URL(request.url());
    const { startTime, requestStart, responseEnd } = request.timing();
    const headers = await response.allHeaders();
    const fetched: Fetched = {
      url: pathname + search, client: this.client, status: response.status(), headers,
      at_ms: startTime + responseEnd, took_ms: responseEnd - Math.max(0, requestStart),
    };
    if (pathname.endsWith(".m3u8")) fetched.body = await response.text();
    else fetched.bytes = Number(headers["content-length"]);
    this.fetched_.push(fetched);
  }
}

/**
 * The rules over time hold for a client that asks for a playlist again once it has the answer. Where the player had two
 * requests for one under way at once, nobody knows which was answered first: they count as two clients.
 */
function one_after_another(fetched: readonly Fetched[]): Fetched[] {
  const free_at = new Map<string, number>();
  const began = ({ at_ms, took_ms }: Fetched) => at_ms - took_ms;
  return [...fetched].sort((a, b) => began(a) - began(b)).map((each) => {
    const path = each.url.split("?")[0] ?? "";
    let lane = 0;
    while ((free_at.get(`${path} ${lane}`) ?? 0) > began(each)) lane++;
    free_at.set(`${path} ${lane}`, each.at_ms);
    return { ...each, client: `${each.client}-${lane}` };
  });
}

/** The linter's findings, one a line; none where all rules are kept. The capture stays on disk below `name`. */
export function lint(fetched: readonly Fetched[], name: string): string[] {
  if (!existsSync(program)) throw new Error(`${program} is not there: cmake --build build/release --target hls_lint makes it`);
  const file = join(root, "build/test-results/browser-hls", `${name}.jsonl`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, fetched.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const { status, stdout, stderr } = spawnSync(program, [file], { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`hls_lint: ${status}: ${stderr}`);
  return stdout.split("\n").filter((line) => line !== "");
}
