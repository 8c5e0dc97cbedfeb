// Talkback, backstage sound and the hall's echo without a page: who is told, what is asked of the server, when it ends.
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Notification } from "../src/protocol/messages";
import { echo_grade, echo_of, is_spoken_to, talks_of, type Talk } from "../src/room/intercom";
import { empty_room, join, receive } from "../src/room/room";
import { Talker } from "../src/views/control/talker";
import { joined_in, sample_join, states } from "./samples";

function told(...names: string[]) {
  const messages = names.map((name) => states.states.find((each) => each.name === name)?.message as Notification);
  return receive(empty_room("auditorium"), messages, 0);
}

describe("what is said behind the programme", () => {
  it("is read as the samples have it, and is nothing where nothing was told", () => {
    const room = told("a producer speaks to a panelist", "the hall echoes");
    expect(talks_of(room)).toEqual([{ person: "Pr0ducerPr0ducer", name: "Dora", reach: "one", to: "Pan3listPan3list" }]);
    expect(echo_of(room)).toEqual({ state: "heard", level: -3150, delay_ms: 420 });
    expect(talks_of(empty_room("auditorium"))).toEqual([]);
    expect(echo_of(empty_room("auditorium"))).toBeNull();
  });

  it("is over with a new snapshot", () => {
    const room = join(told("a producer speaks to a panelist"), joined_in(sample_join("snapshot, participant")), 0);
    expect(talks_of(room)).toEqual([]);
  });

  it("reaches one, those who wait, or everybody", () => {
    const talk = (reach: Talk["reach"], to: string | null = null): Talk => ({ person: "d", name: "Dora", reach, to });
    expect([is_spoken_to(talk("one", "a"), "a", true), is_spoken_to(talk("one", "a"), "b", false)]).toEqual([true, false]);
    expect([is_spoken_to(talk("backstage"), "a", false), is_spoken_to(talk("backstage"), "a", true)]).toEqual([true, false]);
    expect([is_spoken_to(talk("everyone"), "a", false), is_spoken_to(talk("everyone"), "a", true)]).toEqual([true, true]);
  });

  it("grades an echo by what has to be done", () => {
    expect([-500, -1999, -2000, -3999, -4000, -5500].map(echo_grade)).toEqual(["loud", "loud", "audible", "audible", "faint", "faint"]);
  });
});

describe("the producer's talkback", () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  function opened() {
    const said: unknown[] = [];
    const heard: boolean[] = [];
    const on = signal(true);
    const talker = new Talker({ on, speak: (is) => { heard.push(is); } }, (params) => { said.push(params); });
    return { talker, said, heard, on };
  }
  const backstage = { reach: "backstage", to: null };
  const over = { reach: null, to: null };

  it("speaks while it is held, says so again and again, and says when it is over", () => {
    const { talker, said, heard } = opened();
    talker.hold(true);
    talker.hold(true);
    expect([said, heard]).toEqual([[backstage], [true]]);
    vi.advanceTimersByTime(3_000);
    expect(said).toEqual([backstage, backstage, backstage]);
    talker.hold(false);
    expect(said.at(-1)).toEqual(over);
    expect(heard).toEqual([true, false]);
    vi.advanceTimersByTime(10_000);
    expect(said).toHaveLength(4);
  });

  it("stays open with the latch, whatever becomes of the key", () => {
    const { talker, said } = opened();
    talker.latch(true);
    talker.hold(true);
    talker.hold(false);
    expect(said).toEqual([backstage]);
    talker.latch(false);
    expect(said.at(-1)).toEqual(over);
  });

  it("goes over to somebody else at once", () => {
    const { talker, said } = opened();
    talker.choose("everyone");
    expect(said).toEqual([]);
    talker.hold(true);
    talker.choose("P-ana");
    expect(said).toEqual([{ reach: "everyone", to: null }, { reach: "one", to: "P-ana" }]);
  });

  it("says nothing without a microphone, and is over when that goes", () => {
    const { talker, said, on } = opened();
    on.value = false;
    talker.hold(true);
    expect(said).toEqual([]);
    on.value = true;
    talker.follow();
    expect(said).toEqual([backstage]);
    on.value = false;
    talker.stop();
    expect(said.at(-1)).toEqual(over);
    expect(talker.held.value).toBe(false);
  });
});
