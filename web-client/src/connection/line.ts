// The page's line to one room: chooses the way (WebSocket, or server-sent events where that cannot be opened), joins or
// resumes, reconnects, feeds the outbox, and hands every frame on. Owns no state of the room.
import { signal } from "@preact/signals";
import type { Joined, Message, Notification } from "../protocol/messages";
import type { Outbox } from "./outbox";
import { Requests } from "./request";
import { Resume } from "./resume";
import { Retry } from "./retry";
import { open_socket } from "./socket";
import { open_stream } from "./stream";
import type { Open, Place, Transport } from "./transport";

export type LineState =
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "offline"; since: number }
  | { kind: "stopped"; name: string };

export interface LineEvents {
  joined(joined: Joined): void;
  notified(messages: Notification[]): void;
  /**
   * A way could not be opened: perhaps the login has ended, which a WebSocket cannot tell. Says whether plain HTTP gets
   * through to the server.
   */
  failed(): Promise<boolean>;
}

/** So many failures of WebSockets before any frame, and the second way is tried. */
const failures_before_stream = 2;
/** So many failures of WebSockets that once worked, while plain HTTP gets through: this network is another one. */
const failures_to_doubt = 3;
/** A line on the second way tries WebSockets again after this long. */
const socket_again_ms = 300_000;
const join_max_ms = 10_000;
/** The server sends its clock each 10 s, whatever else happens. */
const sign_of_life_ms = 11_000;

export class Line {
  readonly state = signal<LineState>({ kind: "connecting" });
  readonly transport = signal<"ws" | "sse">("ws");
  private readonly requests_ = new Requests();
  private readonly resume_ = new Resume();
  private readonly retry_: Retry;
  private way_: Transport | null = null;
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private socket_failures_ = 0;
  private socket_worked_ = false;
  private doubts_ = 0;
  private stream_since_ = 0;
  private joined_ = false;

  constructor(
    private readonly place: Place,
    private readonly outbox: Outbox,
    private readonly events: LineEvents,
    private readonly ways: { socket: Open; stream: Open } = { socket: open_socket, stream: open_stream },
    random: () => number = Math.random,
  ) {
    this.retry_ = new Retry(random);
  }

  start(): void {
    clearTimeout(this.timer_);
    if (this.way_) return;
    const use_stream = this.use_stream();
    this.joined_ = false;
    this.transport.value = use_stream ? "sse" : "ws";
    const open = use_stream ? this.ways.stream : this.ways.socket;
    this.way_ = open(this.place, this.resume_.position(), {
      opened: () => this.opened(),
      frame: (messages) => this.frame(messages),
      closed: (code, reason) => this.closed(code, reason),
    });
  }

  /** A tab woke up, or the network returned: find out soon whether the way still works. */
  probe(): void {
    if (this.state.value.kind === "stopped") return;
    if (this.way_) this.way_.expect_sign_of_life(sign_of_life_ms);
    else this.start();
  }

  stop(name: string): void {
    this.state.value = { kind: "stopped", name };
    clearTimeout(this.timer_);
    this.way_?.close();
  }

  private use_stream(): boolean {
    if (this.socket_worked_ || this.socket_failures_ < failures_before_stream) return false;
    const now = Date.now();
    if (!this.stream_since_) this.stream_since_ = now;
    if (now - this.stream_since_ < socket_again_ms) return true;
    this.stream_since_ = 0;
    this.socket_failures_ = failures_before_stream - 1;
    return false;
  }

  private opened(): void {
    this.timer_ = setTimeout(() => this.way_?.close(), join_max_ms);
    if (this.way_?.joins) return;
    const position = this.resume_.position();
    this.way_?.send(
      this.requests_.make("room.join", position ? { position } : {}, (reply) => {
        if (reply.kind === "result") this.join(reply.result as unknown as Joined);
        else if (reply.kind === "error") this.way_?.close();
      }),
    );
  }

  private join(joined: Joined): void {
    clearTimeout(this.timer_);
    if (this.transport.value === "ws") {
      this.socket_worked_ = true;
      this.doubts_ = 0;
    }
    this.joined_ = true;
    this.retry_.opened(Date.now());
    this.resume_.joined(joined);
    this.events.joined(joined);
    this.state.value = { kind: "live" };
    this.outbox.online((method, params, answered) => {
      const text = this.requests_.make(method, params, answered);
      this.way_?.send(text);
    });
  }

  private frame(messages: Message[]): void {
    const notifications: Notification[] = [];
    for (const message of messages) {
      if ("id" in message && message.id === "join" && "result" in message) {
        this.join(message.result as unknown as Joined);
      } else if (!this.requests_.settle(message)) {
        notifications.push(message as Notification);
      }
    }
    if (notifications.length === 0) return;
    this.events.notified(notifications);
    for (const message of notifications) this.resume_.seen(message);
  }

  private closed(code: number, reason: string): void {
    clearTimeout(this.timer_);
    this.way_ = null;
    const failed = !this.joined_;
    if (failed) this.count_failure();
    this.joined_ = false;
    this.outbox.offline();
    this.requests_.lose_all();
    if (this.state.value.kind === "stopped") return;
    const next = this.retry_.closed(code, reason, Date.now());
    if (next.kind === "stop") {
      this.state.value = { kind: "stopped", name: next.name };
      return;
    }
    if (this.state.value.kind !== "offline") this.state.value = { kind: "offline", since: Date.now() };
    this.timer_ = setTimeout(() => this.start(), next.ms);
    if (failed) void this.doubt(this.transport.value);
  }

  private async doubt(way: "ws" | "sse"): Promise<void> {
    const reached = await this.events.failed();
    if (way !== "ws" || !this.socket_worked_) return;
    this.doubts_ = reached ? this.doubts_ + 1 : 0;
    if (this.doubts_ < failures_to_doubt) return;
    this.socket_worked_ = false;
    this.socket_failures_ = failures_before_stream;
  }

  private count_failure(): void {
    if (this.transport.value === "ws") this.socket_failures_++;
    // Neither way works: it is not the WebSocket that is blocked. The next attempt is one again.
    else this.socket_failures_ = failures_before_stream - 1;
  }
}
