// The shipped nginx and Varnish files before a server under test: as they are in packaging/, with the operator's names, ports
// and folders put in.
import { spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Server } from "./server";

const packaging = resolve(__dirname, "../../../packaging");
const patience_ms = 60_000;  // a Varnish compiles its rules first

export class Edge {
  private readonly folder = mkdtempSync(join(tmpdir(), "paraninfo-edge-"));
  private readonly children: ChildProcess[] = [];

  private constructor(readonly port: number) {}

  /** nginx alone, on `port`. */
  static async nginx(server: Server, port: number): Promise<Edge> {
    const edge = new Edge(port);
    return edge.stopped_if_it_fails(() => edge.start_nginx(edge.put_in(readFileSync(join(packaging, "nginx/paraninfo.conf"), "utf8"), server)));
  }

  /** nginx and Varnish, which listens on `varnish`. */
  static async with_varnish(server: Server, port: number, varnish: number): Promise<Edge> {
    const edge = new Edge(port);
    const inner = (text: string) => text.replaceAll("6081", String(varnish)).replaceAll('"8080"', `"${server.plain_port}"`);
    writeFileSync(join(edge.folder, "edge.vcl"), inner(readFileSync(join(packaging, "varnish/paraninfo.vcl"), "utf8")));
    // Without the jail: another user would not get into a folder of ours.
    edge.run("varnishd", "-j", "none", "-F", "-a", `127.0.0.1:${varnish}`, "-f", join(edge.folder, "edge.vcl"), "-n", join(edge.folder, "varnish"),
      "-s", "malloc,64m", "-p", "thread_pool_min=200");
    return edge.stopped_if_it_fails(async () => {
      await edge.start_nginx(inner(edge.put_in(readFileSync(join(packaging, "nginx/paraninfo-edge.conf"), "utf8"), server)));
      await answers(varnish);
      edge.run("varnishncsa", "-b", "-n", join(edge.folder, "varnish"), "-F", "%m %U%q %s", "-w", join(edge.folder, "origin.log"));
    });
  }

  get origin(): string {
    return `https://localhost:${this.port}`;
  }

  /** Every request for the picture that the Varnish made to the server: "METHOD target status". */
  fetched(): string[] {
    return readFileSync(join(this.folder, "origin.log"), "utf8").split("\n").filter((line) => line !== "");
  }

  async stop(): Promise<void> {
    for (const child of this.children) {
      if (child.exitCode !== null) continue;
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async stopped_if_it_fails(start: () => Promise<void>): Promise<Edge> {
    try {
      await start();
    } catch (error) {
      const said = readFileSync(join(this.folder, "said.log"), "utf8");
      await this.stop();
      throw new Error(`${String(error)}: ${said}`);
    }
    return this;
  }

  private put_in(text: string, server: Server): string {
    const known: [string, string][] = [
      ["192.0.2.10:443", `127.0.0.1:${this.port}`], ["server 127.0.0.1:8080", `server 127.0.0.1:${server.plain_port}`], ["event.example.org;", "localhost;"],
      ["/etc/ssl/certs/event.example.org.pem", join(server.data, "tls/server.pem")],
      ["/etc/ssl/private/event.example.org.key", join(server.data, "tls/server.key")],
      ["/var/log/nginx/paraninfo.log", "off"], ["/var/lib/nginx/paraninfo-rights", join(this.folder, "rights")],
    ];
    return known.reduce((put, [from, to]) => put.replaceAll(from, to), text);
  }

  private async start_nginx(servers: string): Promise<void> {
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${join(this.folder, kind)};`);
    mkdirSync(join(this.folder, "rights"));
    writeFileSync(join(this.folder, "servers.conf"), servers);
    writeFileSync(join(this.folder, "nginx.conf"), `daemon off; pid ${this.folder}/nginx.pid; error_log ${this.folder}/said.log;
${process.getuid?.() === 0 ? "user root;" : ""} worker_processes 2; worker_rlimit_nofile 8192; events { worker_connections 4096; }
http { ${temporary.join(" ")} include ${this.folder}/servers.conf; }
`);
    this.run("nginx", "-c", join(this.folder, "nginx.conf"), "-e", join(this.folder, "said.log"), "-p", this.folder);
    await answers(this.port);
  }

  private run(program: string, ...args: string[]): void {
    appendFileSync(join(this.folder, "said.log"), "");
    const child = spawn(["/usr/sbin", "/usr/bin"].map((folder) => join(folder, program)).find(existsSync) ?? program, args, { stdio: "pipe" });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => appendFileSync(join(this.folder, "said.log"), bytes));
    child.on("error", (error) => appendFileSync(join(this.folder, "said.log"), error.message));
    this.children.push(child);
  }
}

/** Waits until somebody listens there. */
export async function answers(port: number): Promise<void> {
  const until = Date.now() + patience_ms;
  const listens = () => new Promise<boolean>((done) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      done(true);
    });
    socket.on("error", () => done(false));
  });
  while (!(await listens())) {
    if (Date.now() > until) throw new Error(`nobody listens on ${port}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
