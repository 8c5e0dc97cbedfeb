// The stage as a value, and what a panelist's page makes of devices, lines and times.
import { describe, expect, it } from "vitest";
import type { Change, Panelist, Scene, StageNote, StageSnapshot } from "../src/protocol/messages";
import { apply, empty_room, join, receive, type Room } from "../src/room/room";
import { asked, budgets, preferred } from "../src/stage/encoding";
import { dropped_at, is_heard, is_on_air, notes_max, placed, sound_of, standing_of, timer_left, toggled } from "../src/room/stage";
import { full_picture, judge, sent_of, type Judgement, type Sent } from "../src/stage/link";
import { peak_db } from "../src/stage/meter";
import { device_trouble_of } from "../src/stage/refusal";
import { calendar_of } from "../src/views/stage/calendar";
import { report_of } from "../src/views/stage/report";
import { same_name } from "../src/views/stage/me";
import { timer_figures, urgency_of } from "../src/views/stage/timer";
import { changes, joined_in, sample_join } from "./samples";

const ana: Panelist = { person: "P-ana", name: "Ana", here: true, camera: "cam-00112233445566778899", screen: "scr-00112233445566778899" };
const beto: Panelist = { person: "P-beto", name: "Beto", here: false, camera: "cam-99887766554433221100", screen: "scr-99887766554433221100" };
const floor: Scene = { layout: "full", sources: ["floor"] };
const snapshot: StageSnapshot = { scene: floor, prepared: null, sound: [], third: null, next: [], steering: null, notes: [] };

function joined(stage: StageSnapshot | undefined = snapshot): Room {
  const reply = joined_in(sample_join("snapshot, participant"));
  const { snapshot: base } = reply;
  if (!base) throw new Error("no snapshot");
  return join(empty_room("auditorium"), { ...reply, snapshot: { ...base, ...(stage && { stage }), states: { ...base.states, backstage: { panelists: [ana, beto] } } } }, 0);
}

function after(room: Room, kind: string, data: Record<string, unknown>): Room {
  const change: Change = { room: "auditorium", offset: 900, at: 1790000100000, kind, data };
  return apply(room, change);
}

function note(number: number, more: Partial<StageNote> = {}): StageNote {
  return { number, person: ana.person, by: "Ana", role: "panelist", to: null, text: `n${number}`, at: number, ...more };
}

describe("the stage", () => {
  it("is not there in a room that takes no panelists, whatever comes", () => {
    const room = join(empty_room("auditorium"), joined_in(sample_join("snapshot, participant")), 0);
    expect(after(room, "stage.taken", { scene: floor }).stage).toBeNull();
  });

  it("says of a panelist backstage, next and on air, by camera or screen", () => {
    const room = joined();
    const standing = (each: Room) => standing_of(each.stage, each.backstage[0]);
    expect(standing(room)).toBe("backstage");
    const called = after(room, "stage.called", { next: [beto.person, ana.person] });
    expect([standing(called), standing_of(called.stage, called.backstage[1])]).toEqual(["next", "next"]);
    for (const source of [ana.camera, ana.screen]) {
      expect(standing(after(called, "stage.taken", { scene: { layout: "grid", sources: ["floor", source] } }))).toBe("on_air");
    }
    expect(standing(after(called, "stage.called", { next: [] }))).toBe("backstage");
  });

  it("says of a panelist who is heard always that they are on air, unless the producer has muted them", () => {
    const voice = (more: object) => after(joined(), "stage.sound_set", { sound: { source: ana.camera, muted: false, heard: "always", ...more } });
    const standing = (each: Room) => standing_of(each.stage, each.backstage[0]);
    expect([{}, { muted: true }, { heard: "while_shown" }].map((more) => standing(voice(more)))).toEqual(["on_air", "backstage", "backstage"]);
    expect(standing_of(voice({}).stage, beto)).toBe("backstage");
    const shown = after(voice({ muted: true }), "stage.taken", { scene: { layout: "full", sources: [ana.camera] } });
    expect(standing(shown)).toBe("on_air");
    expect(standing(joined({ ...snapshot, sound: [{ source: ana.camera, muted: false, heard: "always" }] }))).toBe("on_air");
    expect(standing(after(joined(), "stage.levels_set", { levels: [{ source: ana.camera, muted: false, heard: "always" }] }))).toBe("on_air");
  });

  it("hears who presents with their screen alone, and nobody else's", () => {
    const slides = after(joined(), "stage.taken", { scene: { layout: "full", sources: [ana.screen] } }).stage ?? never();
    expect([ana.camera, ana.screen, beto.camera, beto.screen].map((source) => is_heard(slides, source))).toEqual([true, true, false, false]);
    expect([ana, beto].map((each) => is_on_air(slides, each))).toEqual([true, false]);
    const camera = after(joined(), "stage.taken", { scene: { layout: "full", sources: [ana.camera] } }).stage ?? never();
    expect(is_heard(camera, ana.screen)).toBe(false);
  });

  it("changes preview and programme as the takes say, and keeps the preview where a take is silent of it", () => {
    const two: Scene = { layout: "side_by_side", sources: ["floor", ana.camera] };
    const prepared = after(joined(), "stage.prepared", { prepared: two });
    expect(prepared.stage).toMatchObject({ scene: floor, prepared: two });
    const taken = after(prepared, "stage.taken", { scene: two, prepared: floor, transition: "fade", ms: 500 });
    expect(taken.stage).toMatchObject({ scene: two, going_over: { ms: 500 }, prepared: floor });
    expect(after(prepared, "stage.taken", { scene: two }).stage).toMatchObject({ scene: two, prepared: two });
  });

  it("hears a source while it is shown, always or not, unless it is muted", () => {
    const set = (room: Room, more: object) => after(room, "stage.sound_set", { sound: { source: ana.camera, gain: -600, muted: false, delay_ms: 40, heard: "while_shown", ...more } });
    const heard = ({ stage }: Room) => stage !== null && is_heard(stage, ana.camera);
    const room = joined();
    expect([heard(room), heard(set(room, { heard: "always" })), heard(set(room, { heard: "always", muted: true }))]).toEqual([false, true, false]);
    const shown = after(room, "stage.taken", { scene: { layout: "full", sources: [ana.camera] } });
    expect([heard(shown), heard(set(shown, { muted: true }))]).toEqual([true, false]);
    expect(sound_of(set(room, {}).stage ?? never(), ana.camera)).toMatchObject({ gain: -600, delay_ms: 40 });
  });

  it("has each level of a return once, and how far the hall is ducked", () => {
    const set = (room: Room, person: string, gain: number) => after(room, "stage.return_set", { return: { person, source: "floor", gain } });
    const room = set(set(set(joined(), ana.person, -300), beto.person, 100), ana.person, 0);
    expect(room.stage?.returns).toEqual([{ person: beto.person, source: "floor", gain: 100 }, { person: ana.person, source: "floor", gain: 0 }]);
    expect(after(room, "stage.ducking_set", { ducking: { programme: -900, returns: 0 } }).stage?.ducking).toEqual({ programme: -900, returns: 0 });
  });

  it("keeps who steers, the lower third, and the newest of what was told, each once", () => {
    let room = after(joined(), "stage.steered", { steering: { person: "P", name: "Realización" } });
    room = after(room, "stage.third_set", { third: ["Ana", "Taipei"] });
    expect(room.stage).toMatchObject({ steering: { name: "Realización" }, third: ["Ana", "Taipei"] });
    for (let n = 1; n <= notes_max + 1; n++) room = after(room, "stage.told", { note: note(n) });
    room = after(room, "stage.told", { note: note(notes_max + 1) });
    expect([room.stage?.notes.length, room.stage?.notes[0]?.number, room.stage?.notes.at(-1)?.number]).toEqual([notes_max, 2, notes_max + 1]);
  });

  it("takes what comes in from the state, the newest whole", () => {
    const told = (list: object[]) => ({ method: "state" as const, params: { room: "auditorium", key: "sources", data: { sources: list } } });
    const room = receive(joined(), [told([{ id: "floor" }, { id: ana.camera }])], 0);
    expect(room.sources.map(({ id }) => id)).toEqual(["floor", ana.camera]);
    expect(receive(room, [told([{ id: "floor" }])], 0).sources.map(({ id }) => id)).toEqual(["floor"]);
    expect(room.loudness).toBeNull();
    const loudness = { momentary: -2310, short_term: -2280, target: -2300, peaks: [-610, -745] };
    const measured = receive(room, [{ method: "state" as const, params: { room: "auditorium", key: "sources", data: { sources: [], loudness } } }], 0);
    expect(measured.loudness).toEqual(loudness);
  });
});

describe("the golden changes of the stage", () => {
  const forms = changes.changes.filter(({ kind }) => kind.startsWith("stage."));
  const params_of = (message: unknown) => (message as { params: Change }).params;
  const roles = ["producer", "panelist"] as const;

  it("are there, and reach nobody in the audience", () => {
    expect(new Set(forms.map(({ kind }) => kind))).toEqual(new Set([
      "stage.steered", "stage.prepared", "stage.taken", "stage.sound_set", "stage.return_set", "stage.ducking_set", "stage.third_set", "stage.called", "stage.told",
      "stage.checked", "stage.timer_set", "stage.preset_saved", "stage.preset_deleted", "stage.preset_renamed", "stage.levels_set", "stage.file_set",
    ]));
    for (const { name, forms: each } of forms) expect([each.participant, each.hall, each.screen, each.moderator], name).toEqual([null, null, null, null]);
  });

  for (const role of roles) {
    it(`leave the stage as they say, for ${role}`, () => {
      for (const { name, forms: each } of forms) {
        if (!each[role]) continue;
        const { data, kind } = params_of(each[role]);
        // What is kept and played has its own test (kept.test.ts).
        if (/preset|levels|file/.test(kind)) continue;
        const { stage } = apply(joined(), params_of(each[role]));
        const { sound, note, check, return: level, ...members } = data as {
          sound?: { source: string }; note?: StageNote; check?: { person: string }; return?: object;
        };
        delete (members as Record<string, unknown>)["transition"];
        delete (members as Record<string, unknown>)["ms"];
        expect(stage, `${name}: ${kind}`).toMatchObject(members);
        if (sound) expect(stage?.sound.get(sound.source), name).toMatchObject(sound);
        if (check) expect(stage?.checks.get(check.person), name).toEqual(check);
        if (level) expect(stage?.returns, name).toEqual([level]);
        if (note) expect(stage?.notes.at(-1), name).toEqual(note);
      }
    });
  }

  it("tell one panelist alone what is meant for them", () => {
    const alone = forms.filter(({ addressed }) => addressed);
    expect(alone.length).toBeGreaterThan(0);
    for (const { addressed } of alone) {
      for (const { message } of [addressed ?? []].flat()) {
        const change = params_of(message);
        expect(apply(joined(), change).stage?.notes.at(-1)).toEqual(change.data["note"]);
      }
    }
  });
});

function never(): never {
  throw new Error("no stage");
}

describe("a scene under the producer's hand", () => {
  const grid: Scene = { layout: "grid", sources: ["a", "b", "c"] };
  it("takes a source in at its end and out again, and full shows one", () => {
    expect(toggled(grid, "d").sources).toEqual(["a", "b", "c", "d"]);
    expect(toggled(grid, "b").sources).toEqual(["a", "c"]);
    expect(toggled({ layout: "full", sources: ["a"] }, "b").sources).toEqual(["b"]);
    const nine: Scene = { layout: "grid", sources: [..."abcdefghi"] };
    expect(toggled(nine, "j")).toBe(nine);
  });

  it("puts a source at a place: what is there changes places with it, or goes", () => {
    expect(placed(grid, "c", 0).sources).toEqual(["c", "b", "a"]);
    expect(placed(grid, "x", 1).sources).toEqual(["a", "x", "c"]);
    expect(placed(grid, "x", 3).sources).toEqual(["a", "b", "c", "x"]);
    expect(placed(grid, "a", 3).sources).toEqual(["b", "c", "a"]);
    expect(placed(grid, "a", 0).sources).toEqual(["a", "b", "c"]);
  });
});

describe("a source that is dropped at a place", () => {
  const two: Scene = { layout: "side_by_side", sources: ["a"] };
  it("pushes the others on while there is room, then takes the place of what is there", () => {
    expect(dropped_at(two, "b", 0, 2).sources).toEqual(["b", "a"]);
    expect(dropped_at(two, "b", 1, 2).sources).toEqual(["a", "b"]);
    const full: Scene = { ...two, sources: ["a", "b"] };
    expect(dropped_at(full, "c", 0, 2).sources).toEqual(["c", "b"]);
    expect(dropped_at(full, "c", 2, 2).sources).toEqual(["a", "c"]);
    expect(dropped_at(full, "b", 0, 2).sources).toEqual(["b", "a"]);
  });
});

describe("the own line", () => {
  const bad: Sent = { lost: 0.4, may_bits: 2_000_000 };
  const good: Sent = { lost: 0.01, may_bits: 2_000_000 };
  const through = (list: readonly Sent[], from: Judgement = full_picture) => list.reduce(judge, from);

  it("gives the picture up after five bad looks in a row, and tries again after a rest", () => {
    expect(through([bad, bad, bad, bad]).picture).toBe(true);
    expect(through([bad, bad, bad, bad, good, bad, bad, bad, bad]).picture).toBe(true);
    const voice = through([bad, bad, bad, bad, bad]);
    expect(voice.picture).toBe(false);
    expect(through(Array<Sent>(29).fill(good), voice).picture).toBe(false);
    expect(through(Array<Sent>(30).fill(good), voice).picture).toBe(true);
  });

  it("is thin where the browser may send next to nothing", () => {
    expect(through(Array<Sent>(5).fill({ lost: null, may_bits: 90_000 })).picture).toBe(false);
    expect(through(Array<Sent>(5).fill({ lost: null, may_bits: null })).picture).toBe(true);
  });

  it("is read from the worst loss reported and the pair in use", () => {
    expect(sent_of([
      { type: "remote-inbound-rtp", kind: "audio", fractionLost: 0.1 }, { type: "remote-inbound-rtp", kind: "video", fractionLost: 0.3 },
      { type: "candidate-pair", availableOutgoingBitrate: 5 }, { type: "candidate-pair", nominated: true, availableOutgoingBitrate: 700_000 },
    ])).toEqual({ lost: 0.3, may_bits: 700_000 });
    expect(sent_of([])).toEqual({ lost: null, may_bits: null });
  });
});

describe("what a publication asks its encoder for", () => {
  it("is a part of its budget while it waits, and all of it after that", () => {
    for (const what of ["camera", "screen"] as const) {
      const waiting = asked(what, true);
      expect(waiting.maxBitrate).toBeLessThan(budgets[what].bits / 4);
      expect(waiting.maxFramerate).toBeLessThan(budgets[what].fps);
      expect(waiting.scaleResolutionDownBy).toBeGreaterThan(1);
      expect(asked(what, false)).toEqual({ maxBitrate: budgets[what].bits, maxFramerate: budgets[what].fps, scaleResolutionDownBy: 1 });
    }
  });
});

describe("devices", () => {
  it("refuse in few words", () => {
    const of = (name: string, message = "") => device_trouble_of(new DOMException(message, name));
    expect([of("NotAllowedError"), of("NotAllowedError", "Permission denied by system"), of("NotFoundError"), of("NotReadableError"), of("SecurityError"), of("OtherError"), device_trouble_of(null)])
      .toEqual(["denied", "denied_by_system", "missing", "busy", "unsupported", "failed", "failed"]);
  });

  it("measure in dB below full scale", () => {
    expect(peak_db(new Float32Array([0, -1, 0.2]))).toBe(0);
    expect(peak_db(new Float32Array([0.1]))).toBeCloseTo(-20, 5);
    expect(peak_db(new Float32Array(8))).toBe(-60);
  });

  it("offer what the server takes: H.264 of its kind first, then VP8, and what repairs them", () => {
    const codec = (mimeType: string, sdpFmtpLine?: string) => ({ mimeType, ...(sdpFmtpLine && { sdpFmtpLine }) });
    const h264 = codec("video/H264", "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");
    const list = [codec("video/VP9"), codec("video/VP8"), codec("video/rtx"), codec("video/H264", "packetization-mode=0;profile-level-id=42e01f"), codec("video/H264", "packetization-mode=1;profile-level-id=640032"), h264, codec("video/red")];
    expect(preferred(list)).toEqual([h264, codec("video/VP8"), codec("video/rtx")]);
  });
});

describe("the call in a calendar", () => {
  it("begins a quarter of an hour before, escapes, and folds by octets", () => {
    const text = calendar_of({
      sessions: [{ id: "s1", room: "auditorium", kind: "panel", title: {}, starts_ms: Date.UTC(2027, 2, 16, 9), ends_ms: Date.UTC(2027, 2, 16, 10, 30), speakers: [] }],
      now_ms: Date.UTC(2027, 0, 1), page: "https://event.test/stage/auditorium", title: () => `A, B; C\\${"漢".repeat(40)}`, words: "one\ntwo",
    });
    expect(text).toContain("DTSTART:20270316T084500Z\r\nDTEND:20270316T103000Z\r\n");
    expect(text).toContain("UID:call-s1@event.test\r\n");
    expect(text).toContain("SUMMARY:A\\, B\\; C\\\\漢");
    expect(text).toContain("DESCRIPTION:one\\ntwo\r\n");
    for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });
});

describe("the report of a check", () => {
  it("says in signs what works", () => {
    expect(report_of({ camera: { width: 1280, height: 720, fps: 30 }, microphone: -1240, speaker: true, screen: false })).toBe("📷 ✓ 1280×720, 30/s · 🎤 ✓ -12 dB · 🔊 ✓ · 🖥 ✗");
    expect(report_of({ camera: null, microphone: -6000, speaker: false, screen: true })).toBe("📷 ✗ · 🎤 ✗ -60 dB · 🔊 ✗ · 🖥 ✓");
  });
});

describe("the producer's timer", () => {
  const set = { person: null, ms: 120_000, runs: true, at: 1_000_000 };

  it("runs from when it was set, and stands still when it is stopped", () => {
    expect([timer_left(set, 1_030_000), timer_left({ ...set, runs: false }, 1_030_000), timer_left(set, 1_150_000)]).toEqual([90_000, 120_000, -30_000]);
  });

  it("says by a word and a sign that the time is over", () => {
    expect([90_000, 60_000, 0, -1_000].map(urgency_of)).toEqual(["now", "soon", "soon", "over"]);
    expect([90_000, -30_000].map(timer_figures)).toEqual(["1:30", "+0:30"]);
  });

  it("is replaced as a whole and taken away", () => {
    const with_timer = after(joined(), "stage.timer_set", { timer: set });
    expect(with_timer.stage?.timer).toEqual(set);
    expect(after(with_timer, "stage.timer_set", { timer: null }).stage?.timer).toBeNull();
  });
});

describe("checks of devices", () => {
  const check = { person: ana.person, camera: null, microphone: -1200, speaker: true, screen: false, at: 5 };

  it("are the newest of each person, those of a snapshot too", () => {
    const before = joined({ ...snapshot, checks: [check] });
    const newer = { ...check, microphone: null, at: 6 };
    expect([...(after(before, "stage.checked", { check: newer }).stage?.checks.values() ?? [])]).toEqual([newer]);
  });
});

describe("names", () => {
  it("are the same whatever their case, accents and spaces", () => {
    expect([same_name("José  Pérez ", "jose perez"), same_name("林 美玲", "林 美玲"), same_name("", ""), same_name("Ana", "Ann")]).toEqual([true, true, false, false]);
  });
});
