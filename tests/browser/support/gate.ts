// A door between browser and server that passes bytes, until it is shut: then every connection breaks and none opens.
import { connect, createServer, type Server, type Socket } from "node:net";

export class Gate {
  private readonly sockets_ = new Set<Socket>();
  private shut_ = false;

  private constructor(private readonly server: Server, readonly port: number) {}

  static open(target: number): Promise<Gate> {
    return new Promise((done, failed) => {
      const server = createServer((browser) => gate.pass(browser, target));
      let gate: Gate;
      server.once("error", failed);
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        gate = new Gate(server, typeof address === "object" && address ? address.port : 0);
        done(gate);
      });
    });
  }

  shut(): void {
    this.shut_ = true;
    for (const socket of this.sockets_) socket.destroy();
  }

  reopen(): void {
    this.shut_ = false;
  }

  async close(): Promise<void> {
    this.shut();
    await new Promise((done) => this.server.close(done));
  }

  private pass(browser: Socket, target: number): void {
    if (this.shut_) return void browser.destroy();
    const server = connect(target, "127.0.0.1");
    for (const [one, other] of [[browser, server], [server, browser]] as const) {
      this.sockets_.add(one);
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.sockets_.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
