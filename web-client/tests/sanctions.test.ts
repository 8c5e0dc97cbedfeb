import { beforeEach, describe, expect, it } from "vitest";
import type { Change } from "../src/protocol/messages";
import { apply, empty_room, join, type Room } from "../src/room/room";
import { sanction_params, time_words } from "../src/views/sanctions/people";
import { moment_words, silence_words } from "../src/views/sanctions/words";
import { reason_words } from "../src/views/questions/fate_words";
import { news } from "../src/views/shell/live_region";
import { language } from "../src/i18n/i18n";
import { changes, commands, joined_in, sample_join } from "./samples";

const person = "Pe0rs0n1Pe0rs0n1";

function joined(name: string): Room {
  return join(empty_room("auditorium"), joined_in(sample_join(name)), 0);
}

function sample(name: string, form: "moderator" | "addressed"): Change {
  const found = changes.changes.find((each) => each.name === name);
  const addressed = Array.isArray(found?.addressed) ? found.addressed[0] : found?.addressed;
  const message = form === "moderator" ? found?.forms.moderator : addressed?.message;
  if (!message) throw new Error(`no sample ${name}`);
  return (message as { params: Change }).params;
}

beforeEach(() => {
  language.value = "en";
});

describe("joining", () => {
  it("brings the silenced one the own silence, and nobody else one", () => {
    expect(joined("snapshot, hall").sanctions.own?.until).toBe(1790000615000);
    expect(joined("snapshot, participant").sanctions.own).toBeNull();
  });

  it("brings moderators who is silenced and why", () => {
    const { silences, bans } = joined("reset, moderator").sanctions;
    expect(silences.get("Pe0rs0n2Pe0rs0n2")?.reason).toBe("Let others speak.");
    expect(bans.size).toBe(0);
  });
});

describe("the asker of a sealed question", () => {
  it("is silenced and banned under the question, without a name, until that is lifted", () => {
    let room = joined("reset, moderator");
    room = apply(room, sample("silenced as who asked a question", "moderator"));
    room = apply(room, sample("banned as who asked a question", "moderator"));
    const { silences, bans } = room.sanctions;
    expect(silences.get("Qa1b2c3d4e5f6g7h")?.person).toBeUndefined();
    expect(bans.get("Qa1b2c3d4e5f6g7h")?.reason).toBe("Insults.");
    room = apply(room, sample("silence of who asked a question lifted", "moderator"));
    room = apply(room, sample("unbanned as who asked a question", "moderator"));
    expect(room.sanctions.silences.has("Qa1b2c3d4e5f6g7h")).toBe(false);
    expect(room.sanctions.bans.size).toBe(0);
  });
});

describe("a silence", () => {
  it("is told to the silenced one with its reason and end, and that it is over", () => {
    const before = joined("snapshot, participant");
    const silenced = apply(before, sample("silenced for a time", "addressed"));
    expect(silenced.sanctions.own).toEqual({ reason: "Let others speak.", at: 1790000000000, until: 1790000600000 });
    expect(silenced.sanctions.silences.size).toBe(0);
    expect(news(before, silenced)[0]).toContain("Let others speak.");
    const free = apply(silenced, sample("silence over", "addressed"));
    expect(free.sanctions.own).toBeNull();
    expect(news(silenced, free)).toEqual(["You can ask questions again."]);
  });

  it("stands on the desk until it is lifted, and a ban until it is", () => {
    let room = joined("reset, moderator");
    room = apply(room, sample("silenced until lifted", "moderator"));
    room = apply(room, sample("banned", "moderator"));
    expect(room.sanctions.silences.get(person)?.by).toBe("Moderator");
    expect(room.sanctions.bans.get(person)?.reason).toBe("Insults.");
    room = apply(room, sample("unbanned", "moderator"));
    expect([room.sanctions.silences.has(person), room.sanctions.bans.has(person)]).toEqual([true, false]);
    room = apply(room, sample("silence lifted by a moderator", "moderator"));
    expect(room.sanctions.silences.has(person)).toBe(false);
    expect(room.sanctions.own).toBeNull();
  });
});

describe("the words", () => {
  it("say kindly until when, or that it is open", () => {
    expect(silence_words({ reason: "Enough.", at: 0, until: null })).toContain("Enough.");
    expect(silence_words({ reason: "Enough.", at: 0, until: 5 })).toContain("until");
    expect(reason_words("silenced")).toBe("A moderator has asked you to pause for now.");
    expect(time_words(0)).toBe("until lifted");
    expect(time_words(300_000)).toBe("5 minutes");
  });

  it("name the day where it is another one", () => {
    const noon = Date.UTC(2026, 10, 25, 12);
    expect(moment_words(noon + 60_000, noon)).toMatch(/^\d\d:\d\d$/);
    expect(moment_words(noon + 86_400_000, noon)).toContain("26");
  });
});

describe("what is sent", () => {
  it("is what the contract says", () => {
    const params = (name: string) => {
      const { key: _, ...rest } = commands.commands.find((each) => each.name === name)?.request.params ?? {};
      return rest;
    };
    expect(sanction_params({ person }, " Let others speak. ", "silence", 600_000)).toEqual(params("silence for a time"));
    expect(sanction_params({ person }, "Let others speak.", "silence", 0)).toEqual(params("silence until lifted"));
    expect(sanction_params({ person }, "Insults.", "ban", 600_000)).toEqual(params("ban"));
    const question = "Qa1b2c3d4e5f6g7h";
    expect(sanction_params({ question }, "Let others speak.", "silence", 600_000)).toEqual(params("silence who asked a question"));
    expect(sanction_params({ question }, "Insults.", "ban", 0)).toEqual(params("ban who asked a question"));
  });
});
