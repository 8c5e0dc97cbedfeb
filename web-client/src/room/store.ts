// The room of this page as signals: joins the line, the outbox and the pure reducers, and offers the commands by name.
// Views read signals and call commands; nothing else.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { Line } from "../connection/line";
import { Outbox, type Item, type Outcome } from "../connection/outbox";
import { browser_storage, type Storage_ } from "../connection/storage";
import type { Ballot, Joined, Notification, Question, Role, Session } from "../protocol/messages";
import { api } from "../protocol/api";
import { fates, type Fate } from "./fate";
import { empty_room, join, receive, show_present, type Room } from "./room";
import { own } from "./questions";

export type Done = (outcome: Outcome) => void;

export interface News {
  /** Counts up with every piece of news, so that equal texts are told apart. */
  kind: "on_air" | "announcement" | "own" | "questions";
  question?: Question;
  text?: string;
  n?: number;
}

export class Store {
  readonly room: ReadonlySignal<Room>;
  readonly fates: ReadonlySignal<Fate[]>;
  readonly online: ReadonlySignal<boolean>;
  /** Whether each question is up-voted, the votes still under way included. */
  readonly voted: ReadonlySignal<ReadonlyMap<string, boolean>>;
  /** What this person voted in each poll, the votes still under way included. */
  readonly ballots: ReadonlySignal<ReadonlyMap<string, Ballot>>;
  readonly outbox: Outbox;
  readonly line: Line;
  readonly storage: Storage_;
  private readonly room_;
  private readonly listeners_ = new Set<(before: Room, after: Room) => void>();

  constructor(
    readonly role: Role, room_id: string, readonly seat: string, readonly session: Session,
  ) {
    this.storage = browser_storage();
    this.room_ = signal(empty_room(room_id));
    this.room = this.room_;
    this.outbox = new Outbox({ storage: this.storage, seat, lasting: (method) => method === "question.ask" });
    this.line = new Line({ room: room_id, seat }, this.outbox, {
      joined: (joined) => this.joined(joined),
      notified: (messages) => this.notified(messages),
      failed: () => this.check_session(),
    });
    this.online = computed(() => this.line.state.value.kind === "live");
    this.fates = computed(() => fates(this.outbox.items.value, own(this.room_.value.questions), this.online.value));
    this.voted = computed(() => votes(this.room_.value, this.outbox.items.value));
    this.ballots = computed(() => cast(this.room_.value.polls.ballots, this.outbox.items.value));
    effect(() => this.drop_arrived(this.room_.value));
  }

  start(): void {
    this.line.start();
    addEventListener("online", () => this.line.probe());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.line.probe();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.line.probe();
    });
  }

  /** Called with the room before and after every frame, to tell news from what was there. */
  on_news(listener: (before: Room, after: Room) => void): () => void {
    this.listeners_.add(listener);
    return () => this.listeners_.delete(listener);
  }

  send(method: string, params: Record<string, unknown>, done?: Done): Item | null {
    return this.outbox.put(method, params, (outcome) => {
      if (!outcome.ok && outcome.error.present) this.room_.value = show_present(this.room_.value, outcome.error.present);
      done?.(outcome);
    });
  }

  ask(text: string, anonymous: boolean, done?: Done): Item | null {
    return this.send("question.ask", anonymous ? { text, anonymous } : { text }, done);
  }

  vote(question: string, up: boolean): void {
    this.drop_unsent("question.vote", "question", question);
    this.send("question.vote", { question, up });
  }

  vote_poll(poll: string, ballot: Ballot, done?: Done): Item | null {
    this.drop_unsent("poll.vote", "poll", poll);
    return this.send("poll.vote", { poll, ...ballot }, done);
  }

  withdraw(question: string): void {
    this.send("question.withdraw", { question });
  }

  async sign_out(): Promise<boolean> {
    const answer = await api.sign_out();
    if (!answer.ok && answer.status !== 401) return false;
    for (const key of this.storage.keys("paraninfo/outbox/")) this.storage.remove(key);
    for (const key of this.storage.keys("paraninfo/draft/")) this.storage.remove(key);
    this.line.stop("signed_out");
    return true;
  }

  server_now(): number {
    return Date.now() + this.room_.peek().clock_offset_ms;
  }

  /** Ends the page where its login or its seat has ended; says whether the server could be asked. */
  async check_session(): Promise<boolean> {
    const answer = await api.session();
    if (!answer.ok && answer.status === 401) this.line.stop("not_signed_in");
    else if (answer.ok && !answer.value.seats.some(({ seat }) => seat === this.seat)) this.line.stop("revoked");
    return answer.ok;
  }

  /** A vote not yet sent is replaced by the newer wish. */
  private drop_unsent(method: string, member: string, id: string): void {
    for (const item of this.outbox.items.value) {
      const same = item.method === method && item.params[member] === id;
      if (same && item.state === "waiting") this.outbox.discard(item.key);
    }
  }

  private joined(joined: Joined): void {
    const before = this.room_.value;
    this.room_.value = join(before, joined, Date.now());
    if (before.joined) this.tell(before);
    if (!joined.snapshot) return;
    // A snapshot holds everything that was saved before it: what it does not show, it no longer will.
    for (const item of this.outbox.items.value) if (item.state === "saved") this.outbox.discard(item.key);
  }

  private notified(messages: Notification[]): void {
    const before = this.room_.value;
    this.room_.value = receive(before, messages, Date.now());
    this.tell(before);
  }

  private tell(before: Room): void {
    for (const listener of this.listeners_) listener(before, this.room_.value);
  }

  /** The room shows the question: from here on it speaks for itself. */
  private drop_arrived(room: Room): void {
    for (const item of this.outbox.items.value) {
      const id = item.state === "saved" ? item.result?.["question"] : undefined;
      if (typeof id === "string" && room.questions.has(id)) this.outbox.discard(item.key);
    }
  }
}

function votes({ voted, merged }: Room, items: readonly Item[]): ReadonlyMap<string, boolean> {
  const map = new Map<string, boolean>();
  for (const id of voted) map.set(id, true).set(merged.get(id) ?? id, true);
  for (const item of items) {
    if (item.method === "question.vote") map.set(String(item.params["question"]), item.params["up"] === true);
  }
  return map;
}

function cast(ballots: ReadonlyMap<string, Ballot>, items: readonly Item[]): ReadonlyMap<string, Ballot> {
  const map = new Map(ballots);
  for (const { method, params } of items) {
    if (method !== "poll.vote") continue;
    const { poll, ...ballot } = params;
    map.set(String(poll), ballot as Ballot);
  }
  return map;
}
