// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Outbox, type Send } from "../src/connection/outbox";
import type { Reply } from "../src/connection/request";
import { memory_storage } from "../src/connection/storage";
import type { BallotFate, SecretBallot } from "../src/protocol/api";
import type { Poll } from "../src/protocol/messages";
import { awaits_count } from "../src/room/polls";
import { ask_again_ms, first_wait_ms, Papers, receipt_of } from "../src/secret/papers";
import * as blinding from "../src/secret/blind";
import { form_of, written_of } from "../src/views/polls/form";
import { changes, read_sample } from "./samples";

interface PaperSamples {
  room: string;
  poll: string;
  modulus: string;
  papers: (blinding.Blinded & { answer: string; signature: string })[];
}
const samples = read_sample("papers.json") as PaperSamples;
const [paper] = samples.papers;
if (!paper) throw new Error("no sample of a paper");

const poll: Poll = {
  id: samples.poll, title: "Which?", kind: "single", options: ["Yes", "No"], choices_max: 1, scale: null, results: "after_close", split: false,
  state: "open", closes_at: null, version: 2, secret: true, counted: false, modulus: samples.modulus,
};

describe("blind signatures", () => {
  it("agree with the server's", async () => {
    for (const { answer, signature, ...blinded } of samples.papers) {
      expect(await blinding.finalize(samples.modulus, samples.room, samples.poll, blinded, answer)).toBe(signature);
    }
  });

  it("are of one serial, room and poll", async () => {
    const [, other] = samples.papers;
    expect(await blinding.finalize(samples.modulus, samples.room, "other", paper, paper.answer)).toBeNull();
    expect(await blinding.finalize(samples.modulus, "other", samples.poll, paper, paper.answer)).toBeNull();
    expect(await blinding.finalize(samples.modulus, samples.room, samples.poll, paper, other?.answer ?? "")).toBeNull();
  });

  it("hide the serial: every paper is another one, and smaller than the modulus", async () => {
    const first = await blinding.blind(samples.modulus, samples.room, samples.poll);
    const second = await blinding.blind(samples.modulus, samples.room, samples.poll);
    expect(first.blinded.length).toBe(342);
    expect(new Set([first.blinded, second.blinded, first.serial, second.serial]).size).toBe(4);
    const bytes = (text: string) => [...blinding.from_base64url(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(bytes(first.blinded) < bytes(samples.modulus)).toBe(true);
  });
});

/** A page's papers over a storage that a later page finds again. */
function page(storage = memory_storage(), fates: BallotFate[] = []) {
  const here = { offline: false };
  const asked: { method: string; params: Record<string, unknown>; answered: (reply: Reply) => void }[] = [];
  const posted: SecretBallot[] = [];
  const outbox = new Outbox({ storage, seat: "s", random: () => 0, lasting: (method) => method === "poll.paper" });
  const papers = new Papers({
    room: samples.room, seat: "s", storage, outbox, random: () => 0.5,
    load: () => (here.offline ? Promise.reject(new Error("offline")) : Promise.resolve({ ...blinding, blind: () => Promise.resolve({ serial: paper!.serial, inverse: paper!.inverse, blinded: paper!.blinded }) })),
    post: (_room, ballot) => {
      posted.push(ballot);
      return Promise.resolve(fates.shift() ?? "on_its_way");
    },
  });
  papers.start();
  const send: Send = (method, params, answered) => asked.push({ method, params: params as Record<string, unknown>, answered });
  outbox.online(send);
  const state = () => papers.papers.value.get(poll.id)?.state;
  return Object.assign(here, { storage, papers, asked, posted, state });
}

const signed: Reply = { kind: "result", result: { offset: 1, signature: paper.answer } };
const until = (fits: () => boolean) => vi.waitFor(() => expect(fits()).toBe(true));

describe("papers", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("are asked for by name and used without one, until the server has the ballot for good", async () => {
    const here = page(undefined, ["again", "on_its_way", "kept"]);
    await here.papers.cast(poll, { choices: [1] });
    expect(here.state()).toBe("getting");
    expect(here.asked[0]?.params).toMatchObject({ poll: poll.id, blinded: paper.blinded });
    expect(JSON.stringify(here.asked[0]?.params)).not.toContain(paper.serial);
    here.asked[0]?.answered(signed);
    await until(() => here.state() === "sending");
    expect(here.posted).toEqual([]);
    await vi.advanceTimersByTimeAsync(first_wait_ms);
    expect(here.posted[0]).toEqual({ poll: poll.id, serial: paper.serial, signature: paper.signature, ballot: { choices: [1] } });
    expect(here.state()).toBe("sending");
    await vi.advanceTimersByTimeAsync(ask_again_ms);
    expect(here.state()).toBe("on_its_way");
    await vi.advanceTimersByTimeAsync(ask_again_ms);
    expect(here.state()).toBe("kept");
    await vi.advanceTimersByTimeAsync(10 * ask_again_ms);
    expect(here.posted.length).toBe(3);
    expect(receipt_of(here.papers.papers.value.get(poll.id)!)).toBe(paper.serial.slice(0, 8));
  });

  it("carry a changed vote under the same serial", async () => {
    const here = page(undefined, ["kept", "on_its_way"]);
    await here.papers.cast(poll, { choices: [0] });
    here.asked[0]?.answered(signed);
    await until(() => here.state() === "sending");
    await vi.advanceTimersByTimeAsync(first_wait_ms);
    expect(here.state()).toBe("kept");
    await here.papers.cast(poll, { choices: [1] });
    expect(here.state()).toBe("sending");
    await vi.advanceTimersByTimeAsync(first_wait_ms);
    expect(here.posted.map(({ serial, ballot }) => [serial, ballot])).toEqual([[paper.serial, { choices: [0] }], [paper.serial, { choices: [1] }]]);
    expect(here.asked.length).toBe(1);
  });

  it("outlive a page that goes before the answer, and one that goes before the ballot is kept", async () => {
    const first = page();
    await first.papers.cast(poll, { choices: [1] });
    const second = page(first.storage);
    expect(second.asked[0]?.params).toEqual(first.asked[0]?.params);
    second.asked[0]?.answered(signed);
    await until(() => second.state() === "sending");
    const third = page(first.storage, ["kept"]);
    expect(third.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(first_wait_ms);
    expect(third.posted[0]?.ballot).toEqual({ choices: [1] });
    expect(third.state()).toBe("kept");
  });

  it("keep the server's answer until the code that uses it could be loaded", async () => {
    const first = page();
    await first.papers.cast(poll, { choices: [1] });
    first.offline = true;
    first.asked[0]?.answered(signed);
    await until(() => first.papers.papers.value.get(poll.id)?.answer === paper.answer);
    expect(first.state()).toBe("getting");
    const second = page(first.storage);
    await until(() => second.state() === "sending");
    expect(second.asked).toEqual([]);
  });

  it("say where the vote is that cannot be cast here", async () => {
    const here = page();
    await here.papers.cast(poll, { choices: [1] });
    here.asked[0]?.answered({ kind: "error", data: { reason: "wrong_state" } });
    await until(() => here.state() === "elsewhere");
    const late = page(undefined, ["closed"]);
    await late.papers.cast(poll, { choices: [1] });
    late.asked[0]?.answered(signed);
    await until(() => late.state() === "sending");
    await vi.advanceTimersByTimeAsync(first_wait_ms);
    expect(late.state()).toBe("late");
    const wrong = page();
    await wrong.papers.cast(poll, { choices: [1] });
    wrong.asked[0]?.answered({ kind: "result", result: { signature: samples.papers[1]?.answer } });
    await until(() => wrong.state() === "lost");
  });

  it("are forgotten with their poll", async () => {
    const here = page();
    await here.papers.cast(poll, { choices: [1] });
    here.papers.keep_only(new Map());
    expect(here.state()).toBeUndefined();
    expect(here.storage.keys("paraninfo/paper/")).toEqual([]);
  });
});

describe("secret polls", () => {
  it("wait for their count once they are over", () => {
    expect(awaits_count(poll)).toBe(false);
    expect(awaits_count({ ...poll, state: "closed" })).toBe(true);
    expect(awaits_count({ ...poll, state: "closed", counted: true })).toBe(false);
    expect(awaits_count({ ...poll, secret: false, state: "closed" })).toBe(false);
  });

  it("are written with nothing that tells early or apart, and never in words", () => {
    const written = { ...written_of(null), title: "a", options: "b\nc", secret: true, split: true, results: "always" as const };
    expect(form_of(written)).toEqual({ title: "a", kind: "single", options: ["b", "c"], results: "after_close", split: false, secret: true });
    expect(form_of({ ...written, kind: "text" })).toEqual({ title: "a", kind: "text", results: "always", split: true });
    expect(written_of(poll).secret).toBe(true);
  });

  it("are known by a golden change each", () => {
    const kinds = changes.changes.map(({ kind }) => kind);
    expect(kinds).toContain("poll.counted");
    expect(kinds).toContain("poll.paper_given");
  });
});
