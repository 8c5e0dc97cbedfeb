import { describe, expect, it } from "vitest";
import { light_of, light_of_all, output_refusals, outputs_of, refusal_of, standing_of, type Output } from "../src/room/outputs";
import { outputs_en } from "../src/i18n/outputs_en";
import { empty_room, receive } from "../src/room/room";
import { states } from "./samples";

const message = states.states.find(({ name }) => name === "outputs")!.message;
const told = outputs_of(receive(empty_room("auditorium"), [message], 0));
const output = (changed: Partial<Output>): Output => ({ ...told[0]!, refusal: null, ...changed });

describe("what leaves by SRT", () => {
  it("is as producers are told", () => {
    expect(told.map(({ id, state, receivers }) => [id, state, receivers])).toEqual([["to-obs", "sending", 2], ["to-hall", "calling", 0], ["spare", "waiting", 0]]);
    expect(told.map(standing_of)).toEqual(["sending", "calling", "waiting"]);
  });

  it("is nothing where nothing is said", () => {
    expect(outputs_of(empty_room("auditorium"))).toEqual([]);
    expect(outputs_of({ behind: { outputs: { outputs: "none" } } })).toEqual([]);
    expect(light_of_all([])).toBe("off");
  });

  it("says of a receiver that was lost that it is called again", () => {
    expect(standing_of(output({ state: "calling", since: 1_800_000_000_000 }))).toBe("again");
  });

  it("says of a receiver for which no byte comes that there is nothing to send", () => {
    const silent = output({ kbit: 0 });
    expect([standing_of(silent), light_of(silent)]).toEqual(["nothing", "warn"]);
  });

  it("is to be looked at where one of it is not as it should be, and not where nobody has called yet", () => {
    const waiting = output({ state: "waiting", receivers: 0 });
    expect(light_of_all([waiting])).toBe("off");
    expect(light_of_all([waiting, output({})])).toBe("on");
    expect(light_of_all([waiting, output({}), output({ state: "off" })])).toBe("warn");
    expect(light_of_all(told)).toBe("warn");
  });

  it("forgets a call that failed once the receiver is reached, and not who was refused", () => {
    const refusal = { code: 403, at: 1_800_000_060_000 };
    expect(refusal_of(output({ mode: "caller", state: "calling", refusal }))).toEqual(refusal);
    expect(refusal_of(output({ mode: "caller", refusal }))).toBeNull();
    expect(refusal_of(output({ mode: "listener", refusal }))).toEqual(refusal);
  });

  it("has words for each refusal of its own", () => {
    for (const code of output_refusals) expect(outputs_en[`outputs.why_${code}`]).toBeTruthy();
  });
});
