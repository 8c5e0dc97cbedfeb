// This person's papers of secret polls, kept in the browser: each gets its signature under the person's name and then
// carries ballots without one. A ballot is sent again until the server has it on its disk.
import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Outbox } from "../connection/outbox";
import type { Storage_ } from "../connection/storage";
import { api, type BallotFate } from "../protocol/api";
import type { Ballot, Poll } from "../protocol/messages";
import type { Blinded } from "./blind";

export const ask_again_ms = 10_000;
/** The first sending waits a random time up to this, so that it does not follow the asking for the paper. */
export const first_wait_ms = 5_000;

/** getting: no signature yet; kept: the server has this ballot for good; lost: it was refused for good. */
export type PaperState = "getting" | "sending" | "on_its_way" | "kept" | "elsewhere" | "late" | "lost";

export interface Paper extends Blinded {
  modulus: string;
  /** The server's, still blinded. */
  answer: string | null;
  signature: string | null;
  ballot: Ballot | null;
  state: PaperState;
}

export interface PapersOptions {
  room: string;
  seat: string;
  storage: Storage_;
  outbox: Outbox;
  post?: typeof api.ballot;
  load?: () => Promise<typeof import("./blind")>;
  random?: () => number;
}

export class Papers {
  private readonly prefix_: string;
  private readonly papers_ = signal<ReadonlyMap<string, Paper>>(new Map());
  private readonly timers_ = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly options: PapersOptions) {
    this.prefix_ = `paraninfo/paper/${options.seat}/`;
    this.papers_.value = this.stored();
  }

  get papers(): ReadonlySignal<ReadonlyMap<string, Paper>> {
    return this.papers_;
  }

  /** Goes on with what an earlier page began, and takes the answers that the outbox gets. */
  start(): void {
    for (const poll of this.papers_.peek().keys()) this.go_on(poll);
    effect(() => {
      for (const { key, method, params, state, result } of this.options.outbox.items.value) {
        if (method !== "poll.paper" || (state !== "saved" && state !== "refused")) continue;
        const answer = result?.["signature"];
        untracked(() => {
          this.options.outbox.discard(key);
          this.answered(String(params["poll"]), String(params["blinded"]), typeof answer === "string" ? answer : null);
        });
      }
    });
  }

  /** Votes, or changes the vote, in a secret poll that takes votes. */
  async cast(poll: Poll, ballot: Ballot): Promise<void> {
    const known = this.papers_.peek().get(poll.id);
    if (known) return this.use(poll.id, { ...known, ballot, state: known.signature ? "sending" : known.state });
    if (!poll.modulus) return;
    const { blind } = await this.load();
    const blinded = await blind(poll.modulus, this.options.room, poll.id);
    if (this.papers_.peek().has(poll.id)) return this.cast(poll, ballot);
    this.write(poll.id, { ...blinded, modulus: poll.modulus, answer: null, signature: null, ballot, state: "getting" });
    if (!this.options.outbox.put("poll.paper", { poll: poll.id, blinded: blinded.blinded })) this.forget(poll.id);
  }

  /** The room as it is knows none of the others. */
  keep_only(polls: ReadonlyMap<string, Poll>): void {
    for (const id of this.papers_.peek().keys()) if (!polls.has(id)) this.forget(id);
  }

  private use(poll: string, paper: Paper): void {
    this.write(poll, paper);
    this.go_on(poll);
  }

  private go_on(poll: string): void {
    const paper = this.papers_.peek().get(poll);
    if (paper?.signature) this.in_a_while(poll, this.random() * first_wait_ms, () => this.send(poll));
    else if (paper?.answer && paper.state === "getting") void this.finish(poll, paper.answer);
  }

  /** Kept before it is used: the code that uses it may have to be loaded first. */
  private answered(poll: string, blinded: string, answer: string | null): void {
    const paper = this.papers_.peek().get(poll);
    if (!paper || paper.blinded !== blinded) return;
    // The room refuses a second paper of one person: the first is in another browser.
    if (answer === null) this.write(poll, { ...paper, state: "elsewhere" });
    else this.use(poll, { ...paper, answer });
  }

  private async finish(poll: string, answer: string): Promise<void> {
    const paper = this.papers_.peek().get(poll);
    if (!paper) return;
    let signature: string | null;
    try {
      const { finalize } = await this.load();
      signature = await finalize(paper.modulus, this.options.room, poll, paper, answer);
    } catch {
      this.in_a_while(poll, ask_again_ms, () => this.finish(poll, answer));
      return;
    }
    const now = this.papers_.peek().get(poll);
    if (now) this.use(poll, { ...now, signature, state: signature === null ? "lost" : "sending" });
  }

  private in_a_while(poll: string, delay_ms: number, act: () => Promise<void>): void {
    clearTimeout(this.timers_.get(poll));
    this.timers_.set(poll, setTimeout(() => void act(), delay_ms));
  }

  private async send(poll: string): Promise<void> {
    const paper = this.papers_.peek().get(poll);
    if (!paper?.signature || !paper.ballot || (paper.state !== "sending" && paper.state !== "on_its_way")) return;
    const { serial, signature, ballot } = paper;
    const fate = await (this.options.post ?? api.ballot)(this.options.room, { poll, serial, signature, ballot });
    const now = this.papers_.peek().get(poll);
    if (!now || now.ballot !== ballot) return;  // changed meanwhile: the newer one has a timer of its own
    const state = state_after(fate, now.state);
    this.write(poll, { ...now, state });
    if (state === "sending" || state === "on_its_way") this.in_a_while(poll, ask_again_ms * (0.75 + this.random() / 2), () => this.send(poll));
  }

  private forget(poll: string): void {
    clearTimeout(this.timers_.get(poll));
    this.options.storage.remove(this.prefix_ + poll);
    const rest = new Map(this.papers_.peek());
    rest.delete(poll);
    this.papers_.value = rest;
  }

  private write(poll: string, paper: Paper): void {
    this.options.storage.set(this.prefix_ + poll, JSON.stringify(paper));
    this.papers_.value = new Map(this.papers_.peek()).set(poll, paper);
  }

  private stored(): Map<string, Paper> {
    const found = new Map<string, Paper>();
    for (const name of this.options.storage.keys(this.prefix_)) {
      try {
        found.set(name.slice(this.prefix_.length), JSON.parse(this.options.storage.get(name) ?? "") as Paper);
      } catch {
        this.options.storage.remove(name);
      }
    }
    return found;
  }

  private load(): Promise<typeof import("./blind")> {
    return (this.options.load ?? (() => import("./blind")))();
  }

  private random(): number {
    return (this.options.random ?? Math.random)();
  }
}

function state_after(fate: BallotFate, before: PaperState): PaperState {
  if (fate === "kept" || fate === "on_its_way") return fate;
  if (fate === "closed") return "late";
  return fate === "refused" ? "lost" : before;
}

/** What a voter may compare: the first letters of the serial. */
export function receipt_of(paper: Paper): string {
  return paper.serial.slice(0, 8);
}
