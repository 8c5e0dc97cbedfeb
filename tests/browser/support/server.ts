// The server under test: build/release/bin/paraninfo with a temporary data directory on a free port, behind a gate that
// tests can shut as a broken network would.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Gate } from "./gate";

export type Role = "participant" | "hall" | "screen" | "moderator" | "panelist" | "producer";

const root = resolve(__dirname, "../../..");
const program = process.env["PARANINFO_BIN"] ?? join(root, "build/release/bin/paraninfo");
const logs = join(root, "build/test-results/browser-logs");
const ready_within_ms = 30_000;

interface Rendition {
  name: string;
  width: number;
  height: number;
  kbit: number;
}

/** Where another encoder would tell nothing more. */
export const one_rendition: Rendition = { name: "360p", width: 640, height: 360, kbit: 600 };
/** Of two heights, as small as may be: what pages do with a picture is the same at any size, and each page draws it without an accelerator. */
const small_ladder: Rendition[] = [one_rendition, { name: "180p", width: 320, height: 180, kbit: 200 }];
/** Where somebody looks at the picture. */
export const full_ladder: Rendition[] = [{ name: "720p", width: 1280, height: 720, kbit: 2200 }, { name: "360p", width: 640, height: 360, kbit: 600 }];

export interface ServerOptions {
  /** The event file, as a value. */
  event?: object;
  review?: "first" | "publish";
  feed?: "test" | "srt" | "";
  /** A direct room passes its feed's own pictures on. */
  kind?: "mixed" | "direct";
  /** Whether the picture goes out by itself. */
  broadcast?: "automatic" | "by_hand";
  /** How many may join by the code on the screen; none is shown without. */
  hall_code?: number;
  recording?: boolean;
  /** The port of a proxy on this machine, which people reach instead of the server's. */
  proxy?: number;
  /** How far back a live broadcast can be watched; it is recorded then. */
  dvr_minutes?: number;
  /** Instead of `small_ladder`. */
  renditions?: Rendition[];
  /** Whether the room takes panelists from elsewhere. */
  contribution?: boolean;
  /** So many panelists' pictures at one time. */
  publishers?: number;
  /** How the programme leaves by SRT, as in the configuration. */
  outputs?: object[];
  /** The folder whose films a producer can play. */
  films?: string;
  /** Further feeds of the hall, by their ids: films in a loop. */
  hall_feeds?: Record<string, string>;
  /** Where panelists without UDP come in by TCP. */
  ice_tcp_port?: number;
  /** A relay that pages are told of, and the secret that this server takes for the relay's. */
  turn?: { url: string; secret: string };
}

export class Server {
  private child_: ChildProcess | null = null;
  private readonly shared_ = new Map<Role, string>();

  private constructor(
    private readonly folder: string, readonly own_port: number, readonly plain_port: number, readonly gate: Gate, private readonly config: string,
  ) {}

  static async start(options: ServerOptions = {}): Promise<Server> {
    if (!existsSync(program)) throw new Error(`${program} is not there: scripts/build makes it`);
    const folder = mkdtempSync(join(tmpdir(), "paraninfo-browser-"));
    const port = await free_port("tcp");
    const plain_port = options.proxy ? await free_port("tcp") : 0;
    const gate = await Gate.open(port);
    const config = join(folder, "config.json");
    if (options.event) writeFileSync(join(folder, "event.json"), JSON.stringify(options.event));
    if (options.turn) writeFileSync(join(folder, "turn-secret"), options.turn.secret, { mode: 0o600 });
    writeFileSync(config, JSON.stringify(settings(folder, port, plain_port, gate.port, await free_port("udp"), options)));
    const server = new Server(folder, port, plain_port, gate, config);
    try {
      await server.run();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  get origin(): string {
    return `https://localhost:${this.gate.port}`;
  }

  get data(): string {
    return join(this.folder, "data");
  }

  /** What the command line says to one of its commands. */
  paraninfo(command: string, ...more: string[]): string {
    return execFileSync(program, [command, "--config", this.config, ...more], { encoding: "utf8", cwd: root });
  }

  /** A link of its own, through the gate. */
  link(role: Role, ...more: string[]): string {
    return this.paraninfo("link", "--role", role, ...more).trim().replace(`:${this.own_port}/`, `:${this.gate.port}/`);
  }

  /** The open link of a role: every browser that opens it is another person. */
  shared_link(role: Role): string {
    const known = this.shared_.get(role) ?? this.link(role);
    this.shared_.set(role, known);
    return known;
  }

  /** Gives the link's id, by which the log tells when the running server knows. */
  revoke(link: string): string {
    const payload = JSON.parse(Buffer.from(link.split(".")[1] ?? "", "base64url").toString()) as { id: string };
    execFileSync(program, ["link", "--config", this.config, "--revoke", payload.id], { cwd: root, stdio: "pipe" });
    return payload.id;
  }

  /** Kills the process that makes the room's picture, as a fault would. */
  kill_programme(): void {
    const started = this.logged().split("\n").filter((line) => line.includes('"worker.started"'));
    const { pid } = JSON.parse(started.at(-1) ?? "{}") as { pid: number };
    process.kill(pid, "SIGKILL");
  }

  /** Writes the event file anew and has the server read it. */
  reload_event(event: object): void {
    writeFileSync(join(this.folder, "event.json"), JSON.stringify(event));
    this.child_?.kill("SIGHUP");
  }

  /** SIGINT is a stop for good: the broadcast ends with it. */
  async restart(signal: "SIGTERM" | "SIGKILL" | "SIGINT"): Promise<void> {
    await this.end(signal);
    await this.run();
  }

  async stop(): Promise<void> {
    await this.end("SIGINT");
    await this.gate.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** How many segments of all renditions together are on the disk. */
  segments_recorded(): number {
    const room = join(this.folder, "data", "recordings", "auditorium");
    const publications = existsSync(room) ? readdirSync(room) : [];
    const lines = publications.flatMap((each) => readFileSync(join(room, each, "index"), "utf8").split("\n"));
    return lines.filter((line) => line.includes('"k":"segment"')).length;
  }

  /** What the server has logged. */
  logged(): string {
    return readFileSync(this.log, "utf8");
  }

  private get log(): string {
    return join(logs, `${this.own_port}.log`);
  }

  private async run(): Promise<void> {
    mkdirSync(logs, { recursive: true });
    const child = spawn(program, ["serve", "--config", this.config], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
    child.stderr?.pipe(createWriteStream(this.log, { flags: "a" }));
    this.child_ = child;
    const until = Date.now() + ready_within_ms;
    while (!(await this.ready())) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: see ${this.log}`);
      if (Date.now() > until) throw new Error(`the server is not ready: see ${this.log}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child_;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
    this.child_ = null;
  }

  private ready(): Promise<boolean> {
    return new Promise((done) => {
      const request = get({ host: "127.0.0.1", servername: "localhost", port: this.own_port, path: "/readyz", rejectUnauthorized: false }, (answer) => {
        answer.resume();
        done(answer.statusCode === 200);
      });
      request.on("error", () => done(false));
    });
  }
}

function settings(folder: string, port: number, plain_port: number, gate_port: number, srt_port: number, options: ServerOptions) {
  const feed = options.feed ?? "test";
  const name = { es: "Auditorio", en: "Auditorium" };
  return {
    event: { name: "Paraninfo", languages: ["es", "en", "pt", "zh-Hant"] },
    ...(options.event ? { event_file: join(folder, "event.json") } : {}),
    data_dir: join(folder, "data"),
    listen: { address: "127.0.0.1", port, plain: { address: options.proxy ? "127.0.0.1" : "", port: plain_port || 8080 }, proxies: options.proxy ? ["127.0.0.1"] : [] },
    public_host: "localhost",
    public_port: options.proxy ?? 0,
    origins: [`https://localhost:${gate_port}`],
    web_root: join(root, "web-client/dist"),
    rooms: [{
      id: "auditorium", name: options.event ? name : { ...name, pt: "Auditório", "zh-Hant": "大禮堂" }, feed: feed ? "main" : "", broadcast: options.broadcast ?? "automatic",
      kind: options.kind ?? "mixed",
      questions: { open: true, review: options.review ?? "first" }, hall_code: { most: options.hall_code ?? 0 },
      ...(options.outputs && { outputs: options.outputs }),
      ...(options.films && { stage: { files: options.films } }),
      ...(options.contribution && { contribution: { taken: true, addresses: ["127.0.0.1"], publishers_max: options.publishers ?? 12, feeds: Object.keys(options.hall_feeds ?? {}) } }),
    }],
    feeds: [...(feed ? [{ id: "main", kind: feed }] : []), ...Object.entries(options.hall_feeds ?? {}).map(([id, path]) => ({ id, kind: "file", path }))],
    srt: { port: srt_port },
    ice: {
      ...(options.turn && { turn: [options.turn.url], secret_file: join(folder, "turn-secret") }),
      ...(options.ice_tcp_port && { tcp: { address: "127.0.0.1", port: options.ice_tcp_port } }),
    },
    recording: { on: options.recording ?? options.dvr_minutes !== undefined },
    media: { dvr_minutes: options.dvr_minutes ?? 0, renditions: options.renditions ?? small_ladder },
    // A test asks faster than a person.
    limits: { ask: { per_second: 20, burst: 200 }, messages: { per_second: 50, burst: 200 } },
  };
}

export async function free_port(kind: "tcp" | "udp"): Promise<number> {
  if (kind === "udp") return 20_000 + Math.floor(Math.random() * 20_000);
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
