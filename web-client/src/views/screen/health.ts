// Nobody sits at the projector: its page loads itself anew when there is a new build and nothing is on the stage, when a
// part of it cannot be loaded any more, and some time after any fault. Never into a network that is not there, never fast.
import { browser_storage } from "../../connection/storage";

const check_every_ms = 180_000;
/** Many projectors do not ask at once. */
const check_jitter_ms = 120_000;
const idle_again_ms = 10_000;
const fault_ms = 30_000;
const most_ms = 900_000;
/** A reload so long ago says nothing about now. */
const remembered_ms = 3_600_000;
const key = "paraninfo/screen-reloads";

export type Cause = "build" | "part" | "fault";

/** What the page stands on; the tests put another world here. */
export interface World {
  now(): number;
  later(ms: number, act: () => void): void;
  random(): number;
  /** The service worker's text, which names the build's files; null where the server does not answer. */
  ask(): Promise<string | null>;
  /** The build's files that this page is made of. */
  used(): string[];
  idle(): boolean;
  reload(): void;
  past: { get(): string | null; set(text: string): void };
}

/** How long to wait before a reload, by how many there were lately: twice as long each time. */
export function wait_ms(cause: Cause, lately: number): number {
  const doublings = cause === "fault" ? lately : lately - 1;
  return doublings < 0 ? 0 : Math.min(most_ms, fault_ms * 2 ** doublings);
}

/** Whether the server's build lacks a file that this page is made of. */
export function is_anew(worker: string, used: readonly string[]): boolean {
  return worker.includes("/assets/") && used.some((path) => !worker.includes(path));
}

export class Health {
  private leaving_ = false;

  constructor(private readonly world: World) {}

  /** Looks for a new build from now on. */
  watch(): void {
    this.world.later(check_every_ms + this.world.random() * check_jitter_ms, () => void this.check());
  }

  /** Something is wrong with this page: it will be another one soon. The first cause counts. */
  ail(cause: Cause): void {
    if (this.leaving_) return;
    this.leaving_ = true;
    const wait = wait_ms(cause, this.lately().length);
    if (wait === 0) void this.leave();
    else this.world.later(wait, () => void this.leave());
  }

  private async check(): Promise<void> {
    const worker = await this.world.ask();
    if (worker !== null && is_anew(worker, this.world.used())) this.when_idle();
    else this.watch();
  }

  private when_idle(): void {
    if (this.world.idle()) this.ail("build");
    else this.world.later(idle_again_ms, () => this.when_idle());
  }

  private async leave(): Promise<void> {
    if ((await this.world.ask()) === null) {
      this.world.later(fault_ms, () => void this.leave());
      return;
    }
    this.world.past.set(JSON.stringify([...this.lately(), this.world.now()]));
    this.world.reload();
  }

  private lately(): number[] {
    try {
      const past = JSON.parse(this.world.past.get() ?? "[]") as unknown;
      const since = this.world.now() - remembered_ms;
      return Array.isArray(past) ? past.filter((at): at is number => typeof at === "number" && at > since) : [];
    } catch {
      return [];
    }
  }
}

async function ask(): Promise<string | null> {
  try {
    const answer = await fetch("/sw.js", { cache: "no-store" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function used(): string[] {
  const named = document.querySelectorAll<HTMLElement>("script[src], link[href]");
  return [...named].map((each) => each.getAttribute("src") ?? each.getAttribute("href") ?? "").filter((path) => path.startsWith("/assets/"));
}

/** Keeps this page in health; `idle` says whether nobody would miss it for a second. */
export function keep_healthy(idle: () => boolean): Health {
  const storage = browser_storage();
  const health = new Health({
    now: Date.now, random: Math.random, ask, used, idle,
    later: (ms, act) => void setTimeout(act, ms),
    reload: () => location.reload(),
    past: { get: () => storage.get(key), set: (text) => storage.set(key, text) },
  });
  addEventListener("vite:preloadError", () => health.ail("part"));
  addEventListener("error", () => health.ail("fault"));
  addEventListener("unhandledrejection", () => health.ail("fault"));
  health.watch();
  return health;
}
