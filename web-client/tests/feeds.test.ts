import { describe, expect, it } from "vitest";
import { feeds_of } from "../src/room/feeds";
import { empty_room, receive } from "../src/room/room";
import { states } from "./samples";

describe("the room's sources", () => {
  it("are as moderators are told", () => {
    const message = states.states.find(({ name }) => name === "feeds")!.message;
    const room = receive(empty_room("auditorium"), [message], 0);
    expect(room.feeds.map(({ id, state }) => [id, state])).toEqual([["main", "publishing"], ["loop", null]]);
    expect(room.feeds[0]?.refusal?.code).toBe(403);
  });

  it("are none where nothing is said", () => {
    expect(feeds_of(undefined)).toEqual([]);
    expect(feeds_of({ feeds: "none" })).toEqual([]);
  });
});
