// The room of this page as signals: joins the line, the outbox and the pure reducers, and offers the commands by name.
// Views read signals and call commands; nothing else.
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { Line } from "../connection/line";
import { Outbox, type Item, type Outcome } from "../connection/outbox";
import { browser_storage, type Storage_ } from "../connection/storage";
import { LastLive, last_live_prefix } from "../offline/last_live";
import { keep_session } from "../offline/shell";
import type { Ballot, Joined, Notification, Role, Session } from "../protocol/messages";
import { api } from "../protocol/api";
import { fates, type Fate } from "./fate";
import { InStep } from "./in_step";
import { steady_view } from "./programme";
import { empty_room, join, receive, show_present, type Room } from "./room";
import { own } from "./questions";
import { Papers, type Paper } from "../secret/papers";

export type Done = (outcome: Outcome) => void;

export class Store {
  /** The room as it truly is: what may be done goes by this. */
  readonly room: ReadonlySignal<Room>;
  /** The room as this page's own picture shows it: the same where there is none. */
  readonly seen: ReadonlySignal<Room>;
  readonly fates: ReadonlySignal<Fate[]>;
  readonly online: ReadonlySignal<boolean>;
  /** Whether each question is up-voted, the votes still under way included. */
  readonly voted: ReadonlySignal<ReadonlyMap<string, boolean>>;
  /** What this person voted in each poll, the votes still under way included. */
  readonly ballots: ReadonlySignal<ReadonlyMap<string, Ballot>>;
  readonly in_step: InStep;
  readonly outbox: Outbox;
  readonly papers: Papers;
  readonly line: Line;
  readonly last_live: LastLive;
  readonly storage: Storage_;
  /** On the stage for as long as the raised hand is accepted, and no longer. */
  readonly guest: boolean;
  /** Of the newest change that the room has. A reply names its own, and comes before it. */
  readonly offset = signal(0);
  private readonly room_;
  private signing_out_ = false;
  private readonly listeners_ = new Set<(before: Room, after: Room) => void>();

  constructor(
    readonly role: Role, room_id: string, readonly seat: string, readonly session: Session,
  ) {
    this.storage = browser_storage();
    this.guest = session.seats.find((each) => each.seat === seat)?.guest ?? false;
    this.room_ = signal(empty_room(room_id));
    this.room = this.room_;
    this.in_step = new InStep({ room: () => this.room_.peek(), server_now: () => this.server_now() });
    const see = steady_view();
    this.seen = computed(() => see(this.room_.value, this.in_step.moment.value));
    this.outbox = new Outbox({
      storage: this.storage, seat, lasting: (method) => method === "question.ask" || method === "poll.paper",
      returned: (method) => method === "chat.write", fleeting: (method) => method === "reaction.send",
    });
    this.papers = new Papers({ room: room_id, seat, storage: this.storage, outbox: this.outbox });
    this.line = new Line({ room: room_id, seat }, this.outbox, {
      joined: (joined) => this.joined(joined),
      notified: (messages) => this.notified(messages),
      failed: () => this.check_session(),
    });
    this.last_live = new LastLive(this.storage, seat, this.line.state);
    this.online = computed(() => this.line.state.value.kind === "live");
    this.fates = computed(() => fates(this.outbox.items.value, own(this.seen.value.questions), this.online.value));
    this.voted = computed(() => votes(this.room_.value, this.outbox.items.value));
    this.ballots = computed(() => cast(this.room_.value.polls.ballots, this.outbox.items.value, this.papers.papers.value));
    effect(() => this.drop_arrived(this.room_.value));
    this.tell_news();
  }

  start(): void {
    this.line.start();
    this.papers.start();
    addEventListener("online", () => this.line.probe());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.line.probe();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.line.probe();
    });
  }

  /** Called with the room as seen before and after whatever changed it, to tell news from what was there. */
  on_news(listener: (before: Room, after: Room) => void): () => void {
    this.listeners_.add(listener);
    return () => this.listeners_.delete(listener);
  }

  send(method: string, params: Record<string, unknown>, done?: Done): Item | null {
    return this.outbox.put(method, params, (outcome) => {
      if (!outcome.ok && outcome.error.present) this.show(show_present(this.room_.value, outcome.error.present));
      done?.(outcome);
    });
  }

  /** `place`: where it belongs in the agenda, by ids. What the page promises of the name goes along. */
  ask(text: string, anonymous: boolean, place: { session?: string; to?: string } = {}, done?: Done): Item | null {
    const sealed = anonymous && this.room_.value.anonymity === "everybody";
    return this.send("question.ask", { text, ...(anonymous && { anonymous }), ...(sealed && { sealed }), ...place }, done);
  }

  /** This moderator is at the question, or at none any more. */
  claim(question: string | null): void {
    this.outbox.mention("question.claim", { question });
  }

  vote(question: string, up: boolean): void {
    this.drop_unsent("question.vote", "question", question);
    this.send("question.vote", { question, up });
  }

  vote_poll(poll: string, ballot: Ballot, done?: Done): Item | null {
    const secret = this.room_.peek().polls.polls.get(poll);
    if (secret?.secret) {
      this.papers.cast(secret, ballot).catch(() => done?.({ ok: false, error: { reason: "unavailable" } }));
      return null;
    }
    this.drop_unsent("poll.vote", "poll", poll);
    return this.send("poll.vote", { poll, ...ballot }, done);
  }

  write_chat(text: string, reply_to: number | null, done: Done): Item | null {
    return this.send("chat.write", reply_to === null ? { text } : { text, reply_to }, done);
  }

  withdraw(question: string): void {
    this.send("question.withdraw", { question });
  }

  async sign_out(): Promise<boolean> {
    this.signing_out_ = true;
    const answer = await api.sign_out();
    this.signing_out_ = answer.ok || answer.status === 401;
    if (!this.signing_out_) return false;
    keep_session(null);
    this.line.stop("signed_out");
    for (const prefix of ["paraninfo/outbox/", "paraninfo/draft/", "paraninfo/paper/", last_live_prefix]) {
      for (const key of this.storage.keys(prefix)) this.storage.remove(key);
    }
    return true;
  }

  server_now(): number {
    return Date.now() + this.room_.peek().clock_offset_ms;
  }

  /** Ends the page where its login or its seat has ended; says whether the server could be asked. */
  async check_session(): Promise<boolean> {
    const answer = await api.session();
    // The socket may end before the answer that ends it is here.
    if (!answer.ok && answer.status === 401) this.line.stop(this.signing_out_ ? "signed_out" : "not_signed_in");
    else if (answer.ok && !answer.value.seats.some(({ seat }) => seat === this.seat)) this.line.stop(this.guest ? "turn_over" : "revoked");
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
    this.show(join(this.room_.value, joined, Date.now()));
    if (!joined.snapshot) return;
    this.offset.value = joined.position.offset;
    this.papers.keep_only(this.room_.value.polls.polls);
    // A snapshot holds everything that was saved before it: what it does not show, it no longer will.
    for (const item of this.outbox.items.value) if (item.state === "saved") this.outbox.discard(item.key);
  }

  private notified(messages: Notification[]): void {
    this.show(receive(this.room_.value, messages, Date.now()));
    for (const message of messages) if (message.method === "change") this.offset.value = message.params.offset;
  }

  /** What came is judged by where the picture is now. */
  private show(room: Room): void {
    batch(() => {
      this.room_.value = room;
      this.in_step.look();
    });
  }

  private tell_news(): void {
    let before = this.seen.peek();
    effect(() => {
      const after = this.seen.value;
      const was = before;
      before = after;
      if (was.joined && was !== after) untracked(() => this.listeners_.forEach((listener) => listener(was, after)));
    });
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

function cast(
  ballots: ReadonlyMap<string, Ballot>, items: readonly Item[], papers: ReadonlyMap<string, Paper>,
): ReadonlyMap<string, Ballot> {
  const map = new Map(ballots);
  for (const [poll, { ballot }] of papers) if (ballot) map.set(poll, ballot);
  for (const { method, params } of items) {
    if (method !== "poll.vote") continue;
    const { poll, ...ballot } = params;
    map.set(String(poll), ballot as Ballot);
  }
  return map;
}
