// When a page looks, and what its store makes of it.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InStep } from "../src/room/in_step";
import { at_once, moment_of, room_as_seen, type Moment, type Playhead } from "../src/room/programme";
import { on_air } from "../src/room/questions";
import type { Room } from "../src/room/room";
import { Store } from "../src/room/store";
import { at, publication, question, room_with, started_at } from "./programme";
import { joined_in, sample_join } from "./samples";

describe("the moment", () => {
  const playhead = (ms: number): Playhead => ({ publication, ms, rate: 1 });

  it("is held up to 30 s behind, polls up to 15 s, and then live now", () => {
    expect(moment_of(null, 0, at_once)).toBe(at_once);
    expect(moment_of(playhead(50_000), 65_000, at_once)).toEqual(at(50_000));
    expect(moment_of(playhead(50_000), 65_001, at_once)).toEqual(at(50_000, false));
    expect(moment_of(playhead(50_000), 80_000, at_once).kind).toBe("held");
    expect(moment_of(playhead(50_000), 80_001, at_once)).toEqual({ kind: "live_now", publication, ms: 50_000 });
  });

  it("does not flicker at its limits", () => {
    const live_now: Moment = { kind: "live_now", publication, ms: 0 };
    expect(moment_of(playhead(50_000), 79_500, live_now).kind).toBe("live_now");
    expect(moment_of(playhead(50_000), 79_000, live_now)).toEqual(at(50_000, false));
    expect(moment_of(playhead(50_000), 64_500, at(1, false))).toEqual(at(50_000, false));
    expect(moment_of(playhead(50_000), 64_000, at(1, false))).toEqual(at(50_000));
    expect(moment_of(playhead(50_000), 79_500, { ...live_now, publication: "former" }).kind).toBe("held");
  });

  it("ahead of the server's clock is held like any other", () => {
    expect(moment_of(playhead(50_000), 49_000, at_once)).toEqual(at(50_000));
  });
});

describe("a page in step", () => {
  /** A player whose picture is `behind_ms` behind, by the fake clock. */
  class FakePlayer {
    rate = 1;
    silent = false;
    private ms_: number;
    private told_at_ = Date.now();
    constructor(behind_ms: number) {
      this.ms_ = Date.now() - started_at - behind_ms;
    }
    get ms(): number {
      return this.ms_ + (Date.now() - this.told_at_) * this.rate;
    }
    set_rate(rate: number): void {
      [this.ms_, this.told_at_, this.rate] = [this.ms, Date.now(), rate];
    }
    seek(by_ms: number): void {
      this.ms_ += by_ms;
    }
    ask = (): Playhead | null => (this.silent ? null : { publication, ms: this.ms, rate: this.rate });
  }

  let room: Room;
  let in_step: InStep;
  const state = () => on_air(room_as_seen(room, in_step.moment.value).questions)?.id ?? null;
  const live_ms = () => Date.now() - started_at;
  const put_on_air = () => {
    room = room_with([question("Q", "on_air", live_ms())]);
    in_step.look();
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: started_at + 600_000 });
    room = room_with([]);
    in_step = new InStep({ room: () => room, server_now: () => Date.now() });
  });
  afterEach(() => {
    in_step.follow(null);
    vi.useRealTimers();
  });

  it("shows a change at the moment its own picture shows it, not before and not at the next report", () => {
    in_step.follow(new FakePlayer(6000).ask);
    put_on_air();
    vi.advanceTimersByTime(5990);
    expect(state()).toBeNull();
    vi.advanceTimersByTime(20);
    expect(state()).toBe("Q");
  });

  it("follows the rate, and a seek", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    put_on_air();
    player.set_rate(1.2);
    in_step.look();
    vi.advanceTimersByTime(5010);
    expect(state()).toBe("Q");
    player.seek(-2000);
    in_step.look();
    expect(state()).toBeNull();
    player.seek(2000);
    in_step.look();
    expect(state()).toBe("Q");
  });

  it("shows at once what was put on air before its picture, though it heard of it later", () => {
    in_step.follow(new FakePlayer(1000).ask);
    room = room_with([question("Q", "on_air", live_ms() - 1500)]);
    in_step.look();
    expect(state()).toBe("Q");
  });

  it("paused it holds until it is 30 s behind, then says live now; playing on it is held again", () => {
    const player = new FakePlayer(6000);
    player.set_rate(0);
    in_step.follow(player.ask);
    put_on_air();
    vi.advanceTimersByTime(23_900);
    expect([in_step.moment.value.kind, state()]).toEqual(["held", null]);
    vi.advanceTimersByTime(200);
    expect([in_step.moment.value.kind, state()]).toEqual(["live_now", "Q"]);
    player.set_rate(1);
    player.seek(20_000);
    in_step.look();
    expect([in_step.moment.value.kind, state()]).toEqual(["held", "Q"]);
  });

  it("stalled or failed it is where it was, and no longer than that", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    put_on_air();
    player.silent = true;
    vi.advanceTimersByTime(23_000);
    expect([in_step.moment.value.kind, state()]).toEqual(["held", null]);
    vi.advanceTimersByTime(2000);
    expect([in_step.moment.value.kind, state()]).toEqual(["live_now", "Q"]);
  });

  it("destroyed, unable to tell, or without a picture it holds nothing", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    put_on_air();
    expect(state()).toBeNull();
    in_step.follow(null);
    expect([in_step.moment.value.kind, state(), vi.getTimerCount()]).toEqual(["at_once", "Q", 0]);
    player.silent = true;
    in_step.follow(player.ask);
    expect(state()).toBe("Q");
    player.silent = false;
    in_step.look();
    expect(state()).toBeNull();
    room = { ...room, media: { ...room.media, playlist: null, publication: null, started_at: null } };
    in_step.look();
    expect(in_step.moment.value.kind).toBe("at_once");
  });

  it("holds nothing of a former publication when the next begins", () => {
    in_step.follow(new FakePlayer(6000).ask);
    put_on_air();
    room = { ...room, media: { ...room.media, publication: "next" } };
    in_step.look();
    expect([in_step.moment.value.kind, state()]).toEqual(["at_once", "Q"]);
  });

  it("counts down by the picture's clock while it is held, by the server's where it is not", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    expect(in_step.picture_now()).toBe(Date.now() - 6000);
    in_step.follow(null);
    expect(in_step.picture_now()).toBe(Date.now());
  });
});

describe("the store", () => {
  const id = "Qa1b2c3d4e5f6g7h";
  const session = { person: { id: "p", name: "", language: "en" }, seats: [], devices: [] };

  function put_on_air(store: Store, from: number): void {
    const known = store.room.value.questions.get(id);
    const data = { question: { ...known, state: "on_air", version: 9, aired: { publication, from, was: "approved" } } };
    const params = { room: "auditorium", offset: 99, at: 0, kind: "question.put_on_air", data };
    store["notified"]([{ method: "change", params }]);
  }

  beforeEach(() => void vi.useFakeTimers({ now: 1_790_000_020_000 }));
  afterEach(() => void vi.useRealTimers());

  it("tells the news, the fate and the questions by what is seen, and keeps the truth", () => {
    const store = new Store("participant", "auditorium", "seat", session);
    store["joined"](joined_in(sample_join("snapshot, participant")));
    const news: (string | undefined)[] = [];
    store.on_news((_, after) => news.push(after.questions.get(id)?.state));
    const live = Date.now() - started_at;
    const began = Date.now();
    store.in_step.follow(() => ({ publication, ms: live - 4000 + Date.now() - began, rate: 1 }));
    put_on_air(store, live);
    expect(store.room.value.questions.get(id)?.state).toBe("on_air");
    expect(store.seen.value.questions.get(id)?.state).toBe("approved");
    expect(store.fates.value.find((fate) => fate.id === id)?.state).toBe("approved");
    vi.advanceTimersByTime(4010);
    expect(store.seen.value.questions.get(id)?.state).toBe("on_air");
    expect(store.fates.value.find((fate) => fate.id === id)?.state).toBe("on_air");
    expect(news.at(-1)).toBe("on_air");
    expect(news.filter((state) => state === "on_air").length).toBe(1);
    store.in_step.follow(null);
  });

  it("of a page without a picture shows the room as it is", () => {
    const store = new Store("hall", "auditorium", "seat", session);
    store["joined"](joined_in(sample_join("snapshot, participant")));
    put_on_air(store, Date.now() - started_at);
    expect(store.seen.value).toBe(store.room.value);
    expect(store.seen.value.questions.get(id)?.state).toBe("on_air");
  });
});
