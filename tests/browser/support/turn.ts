// The shipped coturn file in a turnserver under test: as it is in packaging/, with loopback, ports and a secret put in. Owns the
// process and its folder; both end with stop().
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { answers } from "./edges";
import { free_port } from "./server";

const shipped = resolve(__dirname, "../../../packaging/coturn/turnserver.conf");
const relays = 200;

export class Turn {
  private readonly folder = mkdtempSync(join(tmpdir(), "paraninfo-turn-"));
  private child: ChildProcess | null = null;

  private constructor(readonly secret: string, private readonly port: number) {
    appendFileSync(this.log, "");
  }

  static async start(secret: string): Promise<Turn> {
    const turn = new Turn(secret, await free_port("tcp"));
    try {
      const config = join(turn.folder, "turnserver.conf");
      writeFileSync(config, turn.put_in(readFileSync(shipped, "utf8"), await free_port("udp")), { mode: 0o600 });
      turn.run(config);
      await answers(turn.port);
    } catch (error) {
      const said = turn.said();
      await turn.stop();
      throw new Error(`${String(error)}: ${said}`);
    }
    return turn;
  }

  /** As the server's `ice.turn` and browsers have it. */
  get url(): string {
    return `turn:127.0.0.1:${this.port}?transport=udp`;
  }

  said(): string {
    return readFileSync(this.log, "utf8");
  }

  /** What coturn's own client says, with good credentials, when it sends a message to this address by the relay and waits for its echo. */
  echo_from(address: string, port: number): Promise<string> {
    const client = ["-W", this.secret, "-u", "test", "-p", String(this.port), "-e", address, "-r", String(port), "-n", "1", "-m", "1", "-c", "127.0.0.1"];
    return new Promise((done) => execFile("turnutils_uclient", client, { timeout: 30_000 }, (_error, out, said) => done(`${out} ${said}`)));
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child && child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private put_in(text: string, relays_from: number): string {
    const known: [RegExp, string][] = [
      [/^(listening|relay)-ip=.*$/gm, "$1-ip=127.0.0.1"], [/^listening-port=.*$/m, `listening-port=${this.port}`],
      [/^min-port=.*$/m, `min-port=${relays_from}`], [/^max-port=.*$/m, `max-port=${relays_from + relays}`],
      [/^(tls-listening-port|cert|pkey)=.*\n/gm, ""],
      [/^static-auth-secret=.*$/m, `static-auth-secret=${this.secret}`],
      // Loopback, which coturn relays to for no operator: the server of a test has no other address.
      [/^allowed-peer-ip=.*$/m, "allowed-peer-ip=127.0.0.1\nallow-loopback-peers"],
    ];
    for (const [line] of known) if (text.search(line) < 0) throw new Error(`the shipped file has no ${String(line)}`);
    const put = known.reduce((all, [line, value]) => all.replace(line, value), text);
    return `${put}no-tls\nno-dtls\nlog-file=stdout\npidfile=${join(this.folder, "turnserver.pid")}\nuserdb=${join(this.folder, "turndb")}\n`;
  }

  private get log(): string {
    return join(this.folder, "said.log");
  }

  private run(config: string): void {
    const child = spawn("turnserver", ["-c", config], { stdio: ["ignore", "pipe", "pipe"], cwd: this.folder });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => appendFileSync(this.log, bytes));
    child.on("error", (error) => appendFileSync(this.log, error.message));
    this.child = child;
  }
}
