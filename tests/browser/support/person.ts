// A person without a browser: signs in by a link, sends commands until they are answered, and sees the room as a page
// would, by the web client's own reducers over the stream of changes.
import { randomUUID } from "node:crypto";
import { request, type ClientRequest } from "node:http";
import { request as secure, type RequestOptions } from "node:https";
import type { Joined, Message, Notification } from "../../../web-client/src/protocol/messages";
import { empty_room, join, receive, type Room } from "../../../web-client/src/room/room";
import type { Role } from "./server";

const room_path = "/api/v1/rooms/auditorium";
const pause_ms = 50;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export interface Reply {
  result?: Record<string, unknown>;
  error?: { message: string; data?: { reason: string; retry_after_ms?: number } };
}

export class Person {
  /** What came so far, and nothing but what came. */
  room: Room = empty_room("auditorium");
  private through_ = "";
  private stream_: ClientRequest | null = null;
  private leaving_ = false;

  private constructor(
    private readonly origin: string, readonly role: Role, private readonly cookie: string, readonly seat: string,
  ) {}

  static async enter(origin: string, role: Role, link: string, name: string): Promise<Person> {
    const body = JSON.stringify({ token: new URL(link).hash.slice(1), name });
    const answer = await fetched(origin, "/api/v1/session", { method: "POST" }, body);
    const { enter } = JSON.parse(answer.body) as { enter: string };
    return new Person(origin, role, answer.cookie, enter);
  }

  /** The same seat on another device: another view. */
  again(): Person {
    return new Person(this.origin, this.role, this.cookie, this.seat);
  }

  /** Sends until there is an answer; what asks to wait is waited for. The key stays the same. */
  async command(method: string, params: object): Promise<Reply> {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: { ...params, key: randomUUID() } });
    for (;;) {
      const reply = await this.post(body).catch(() => null);
      const wait = reply ? reply.error?.data?.retry_after_ms : pause_ms;
      if (reply && wait === undefined) return reply;
      await pause(wait ?? pause_ms);
    }
  }

  private async post(body: string): Promise<Reply | null> {
    const answer = await fetched(this.origin, `${room_path}/commands?seat=${this.seat}`, {
      method: "POST", headers: { Cookie: this.cookie },
    }, body);
    return answer.status === 200 ? ((JSON.parse(answer.body) as Reply[])[0] ?? null) : null;
  }

  /** Follows the room until `leave`, resuming from where it was whenever the stream ends. */
  async follow(): Promise<void> {
    while (!this.leaving_) {
      await this.listen().catch(() => undefined);
      await pause(pause_ms);
    }
  }

  leave(): void {
    this.leaving_ = true;
    this.stream_?.destroy();
  }

  /** Cuts the stream as a bad network would. */
  cut(): void {
    this.stream_?.destroy();
  }

  private listen(): Promise<void> {
    const after = this.through_ ? `&after=${this.through_}` : "";
    return new Promise((done, failed) => {
      const stream = open(this.origin, `${room_path}/changes?seat=${this.seat}${after}`, { headers: { Cookie: this.cookie } });
      this.stream_ = stream;
      stream.on("error", failed);
      stream.on("close", done);
      stream.on("response", (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("error", failed);
        answer.on("data", (more: string) => {
          const events = (text + more).split("\n\n");
          text = events.pop() ?? "";
          events.forEach((event) => this.take(event));
        });
      });
      stream.end();
    });
  }

  private take(event: string): void {
    const field = (name: string) => event.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const data = field("data");
    if (!data || field("event") === "close") return;
    for (const message of JSON.parse(data) as Message[]) {
      if ("result" in message) this.room = join(this.room, message.result as unknown as Joined, 0);
      else if ("method" in message) this.room = receive(this.room, [message as Notification], 0);
    }
    this.through_ = field("id") ?? this.through_;
  }
}

function open(origin: string, path: string, options: RequestOptions): ClientRequest {
  const { port, host } = new URL(origin);
  return (origin.startsWith("https") ? secure : request)({
    ...options, host: "127.0.0.1", port, path, servername: "localhost", rejectUnauthorized: false, agent: false,
    headers: { Host: host, Origin: origin, "Content-Type": "application/json", ...options.headers },
  });
}

function fetched(origin: string, path: string, options: RequestOptions, body: string): Promise<{ status: number; body: string; cookie: string }> {
  return new Promise((done, failed) => {
    const sent = open(origin, path, options);
    sent.on("error", failed);
    sent.on("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("error", failed);
      answer.on("data", (more: string) => (text += more));
      answer.on("end", () => {
        const cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
        done({ status: answer.statusCode ?? 0, body: text, cookie });
      });
    });
    sent.end(body);
  });
}
