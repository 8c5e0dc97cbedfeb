import { describe, expect, it } from "vitest";
import { claims_of, token_of } from "../src/protocol/link";
import { good_code, hall_code_of } from "../src/room/hall_code";
import { empty_room, receive } from "../src/room/room";

describe("the code on the hall's screen", () => {
  it("comes as a state, and what is no code is none", () => {
    const state = { method: "state" as const, params: { room: "r", key: "hall_code", data: { address: "https://a/join#ph1.B", until: 5 } } };
    expect(receive(empty_room("r"), [state], 0).hall_code).toEqual({ address: "https://a/join#ph1.B", until: 5 });
    expect(hall_code_of({ address: 1 })).toBeNull();
    expect(hall_code_of(null)).toBeNull();
  });

  it("is hidden once it lets nobody in", () => {
    const code = { address: "a", until: 100_000 };
    expect(good_code(code, 159_999)).toBe(code);
    expect(good_code(code, 160_000)).toBeNull();
    expect(good_code(null, 0)).toBeNull();
  });

  it("is a token of the hall's door", () => {
    expect(token_of("https://a:8443/join#ph1.ABCDEFGHIJKLMN27")).toBe("ph1.ABCDEFGHIJKLMN27");
    expect(token_of("#ph1.abcdefghijklmnop")).toBeNull();
    expect(claims_of("ph1.ABCDEFGHIJKLMN27")).toEqual({ kind: "open", role: "hall", rooms: [] });
  });
});
