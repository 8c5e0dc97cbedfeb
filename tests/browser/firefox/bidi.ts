// A stock Firefox by WebDriver BiDi (w3.org/TR/webdriver-bidi), as far as the tests here need it: Playwright drives a
// Firefox of its own only. Owns the browser's process and its profile; both end with close().
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";

const start_within_ms = 60_000;

/** Of about:config. */
export type Preferences = Record<string, string | number | boolean>;

/** Plays without a tap, asks nothing, and calls nobody. */
const quiet: Preferences = {
  "media.autoplay.default": 0, "media.autoplay.blocking_policy": 0, "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false, "app.update.enabled": false, "browser.aboutwelcome.enabled": false,
  "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false, "services.settings.server": "data:,",
  "extensions.update.enabled": false, "media.gmp-manager.updateEnabled": false, "browser.safebrowsing.downloads.remote.enabled": false, "intl.accept_languages": "en-GB",
};

interface Answer {
  id?: number;
  type: string;
  result?: Record<string, unknown>;
  message?: string;
}

export class Firefox {
  private next_ = 1;
  private context_ = "";
  private readonly waiting_ = new Map<number, { done: (result: Record<string, unknown>) => void; failed: (error: Error) => void }>();

  private constructor(private readonly child: ChildProcess, private readonly profile: string, private readonly socket: WebSocket) {
    socket.on("message", (data) => this.take(JSON.parse(String(data)) as Answer));
  }

  static async start(program: string, preferences: Preferences = {}): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), "paraninfo-firefox-"));
    const lines = Object.entries({ ...quiet, ...preferences }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const child = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
    try {
      const socket = new WebSocket(`${await address_of(child)}/session`);
      await new Promise((done, failed) => socket.once("open", done).once("error", failed));
      const firefox = new Firefox(child, profile, socket);
      await firefox.send("session.new", { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
      const { context } = await firefox.send("browsingContext.create", { type: "tab" });
      firefox.context_ = String(context);
      return firefox;
    } catch (error) {
      child.kill("SIGKILL");
      rmSync(profile, { recursive: true, force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
    rmSync(this.profile, { recursive: true, force: true });
  }

  async go(url: string): Promise<void> {
    await this.send("browsingContext.navigate", { context: this.context_, url, wait: "complete" });
  }

  /** The value of an expression in the page, as JSON carries it; a promise is waited for. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${expression})))()`, target: { context: this.context_ }, awaitPromise: true,
      userActivation: true,
    });
    const result = answer["result"] as { value?: string } | undefined;
    if (answer["type"] !== "success") throw new Error(`${expression}: ${JSON.stringify(answer["exceptionDetails"])}`);
    return (result?.value === undefined ? undefined : JSON.parse(result.value)) as T;
  }

  private send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = this.next_++;
    return new Promise((done, failed) => {
      this.waiting_.set(id, { done, failed });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  private take(answer: Answer): void {
    const waiting = this.waiting_.get(answer.id ?? 0);
    this.waiting_.delete(answer.id ?? 0);
    if (answer.type === "success") waiting?.done(answer.result ?? {});
    else waiting?.failed(new Error(answer.message ?? "the browser refused"));
  }
}

/** Said by the browser once it listens. */
function address_of(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = "";
    const timer = setTimeout(() => failed(new Error(`Firefox does not listen: ${said}`)), start_within_ms);
    child.once("exit", (code) => failed(new Error(`Firefox ended with ${code}: ${said}`)));
    child.once("error", failed);
    child.stderr?.on("data", (more: Buffer) => {
      said += String(more);
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      done(address);
    });
  });
}
