import { beforeEach, describe, expect, it, vi } from "vitest";
import { language } from "../src/i18n/i18n";
import type { Agenda, AgendaSession, EventInfo } from "../src/protocol/messages";
import { by_day, day_of, known_zone, now_next, own_zone, time_of, zones_differ } from "../src/room/agenda";
import { empty_room, receive } from "../src/room/room";
import { event_info, load_event } from "../src/views/agenda/event";
import { clock, countdown, country_name, long_day, minutes_left, start_in_words, zone_name } from "../src/views/agenda/words";

const at = (text: string) => Date.parse(text);

function session(id: string, room: string, starts: string, ends: string): AgendaSession {
  return { id, room, kind: "talk", title: { en: id }, starts_ms: at(starts), ends_ms: at(ends), speakers: [] };
}

const agenda: Agenda = {
  time_zone: "Europe/Madrid",
  days: [{ date: "2027-03-16", title: {} }, { date: "2027-03-17", title: {} }],
  sessions: [
    session("opening", "hall", "2027-03-16T08:00Z", "2027-03-16T08:30Z"),
    session("talk", "hall", "2027-03-16T08:30Z", "2027-03-16T09:30Z"),
    session("table", "table", "2027-03-16T08:45Z", "2027-03-16T10:00Z"),
    session("evening", "hall", "2027-03-16T22:30Z", "2027-03-16T23:30Z"),
    session("last", "hall", "2027-03-17T09:00Z", "2027-03-17T10:00Z"),
  ],
  speakers: [],
};

const ids = (sessions: AgendaSession[]) => sessions.map(({ id }) => id);
const shown = (when: string, room?: string) => {
  const { now, next } = now_next(agenda, at(when), room);
  return [ids(now), ids(next)];
};

describe("now and next", () => {
  it("is the first session before the event, and nothing after it", () => {
    expect(shown("2027-03-15T00:00Z")).toEqual([[], ["opening"]]);
    expect(shown("2027-03-17T10:00Z")).toEqual([[], []]);
  });

  it("moves on with the very millisecond", () => {
    expect(shown("2027-03-16T08:29:59.999Z", "hall")).toEqual([["opening"], ["talk"]]);
    expect(shown("2027-03-16T08:30Z", "hall")).toEqual([["talk"], ["evening"]]);
    const [opening] = agenda.sessions as [AgendaSession];
    expect([time_of(opening, opening.starts_ms - 1), time_of(opening, opening.starts_ms), time_of(opening, opening.ends_ms)]).toEqual(["later", "now", "past"]);
  });

  it("is of one room, or of all of them", () => {
    expect(shown("2027-03-16T09:00Z")).toEqual([["talk", "table"], ["evening"]]);
    expect(shown("2027-03-16T09:00Z", "table")).toEqual([["table"], []]);
    expect(shown("2027-03-16T09:00Z", "cellar")).toEqual([[], []]);
  });

  it("names every session that begins next at the same time", () => {
    const twice = { ...agenda, sessions: [session("a", "hall", "2027-03-16T08:00Z", "2027-03-16T09:00Z"), session("b", "table", "2027-03-16T08:00Z", "2027-03-16T09:00Z")] };
    expect(ids(now_next(twice, 0).next)).toEqual(["a", "b"]);
  });

  it("of an agenda without sessions is nothing", () => {
    expect(now_next({ ...agenda, sessions: [] }, 0)).toEqual({ now: [], next: [] });
  });
});

describe("time zones", () => {
  it("put a session on the day of its start there", () => {
    expect(day_of(at("2027-03-16T22:30Z"), "Europe/Madrid")).toBe("2027-03-16");
    expect(day_of(at("2027-03-16T22:30Z"), "Asia/Taipei")).toBe("2027-03-17");
    expect(by_day(agenda.sessions, "Europe/Madrid").map(({ date, sessions }) => [date, sessions.length])).toEqual([["2027-03-16", 4], ["2027-03-17", 1]]);
    expect(by_day(agenda.sessions, "Asia/Taipei").map(({ date, sessions }) => [date, sessions.length])).toEqual([["2027-03-16", 3], ["2027-03-17", 2]]);
    expect(by_day([], "UTC")).toEqual([]);
  });

  it("that write every session alike need no choice", () => {
    expect(zones_differ(agenda, "Europe/Madrid", "Europe/Paris")).toBe(false);
    expect(zones_differ(agenda, "Europe/Madrid", "Asia/Taipei")).toBe(true);
  });

  it("that the browser does not know fall back to the reader's own", () => {
    expect(known_zone("Europe/Madrid")).toBe("Europe/Madrid");
    expect(known_zone("Europe/Nowhere")).toBe(own_zone());
  });
});

describe("times in words", () => {
  beforeEach(() => {
    language.value = "en";
  });

  it("count down in days, then in hours, then in minutes, and stop at nothing", () => {
    const minute = 60_000;
    expect(countdown(50 * 60 * minute)).toBe("2 days, 2 hours");
    expect(countdown(24 * 60 * minute)).toBe("1 day");
    expect(countdown(24 * 60 * minute - 1000)).toBe("23:59:59");
    expect(countdown(60 * minute)).toBe("1:00:00");
    expect(countdown(60 * minute - 1000)).toBe("59:59");
    expect(countdown(1)).toBe("0:01");
    expect(countdown(0)).toBe("0:00");
    expect(countdown(-5)).toBe("0:00");
    expect([minutes_left(60 * minute), minutes_left(minute + 1), minutes_left(minute), minutes_left(0)]).toEqual(["60 min", "2 min", "1 min", "1 min"]);
  });

  it("follow the language and the zone", () => {
    const when = at("2027-03-16T08:00Z");
    expect(clock(when, "Europe/Madrid")).toBe("09:00");
    expect(clock(when, "America/Argentina/Buenos_Aires")).toBe("05:00");
    expect(long_day(when, "Europe/Madrid")).toContain("Tuesday");
    expect(zone_name("America/Argentina/Buenos_Aires", when)).toBe("Buenos Aires (GMT-3)");
    expect(zone_name("UTC", when)).toBe("UTC");
    expect(country_name("TW")).toBe("Taiwan");
    language.value = "es";
    expect(long_day(when, "Europe/Madrid")).toMatch(/^Martes, 16 de marzo de 2027$/);
    expect(country_name("BR")).toBe("Brasil");
    expect(countdown(50 * 60 * 60_000)).toBe("2 días y 2 horas");
  });

  it("name the day only where it is another one", () => {
    expect(start_in_words(at("2027-03-16T08:00Z"), at("2027-03-16T06:00Z"), "UTC")).toBe("08:00");
    expect(start_in_words(at("2027-03-17T09:00Z"), at("2027-03-16T06:00Z"), "UTC")).toMatch(/17.*09:00/);
  });
});

describe("the event", () => {
  it("is another one when the room says so", () => {
    const room = receive(empty_room("hall"), [{ method: "state", params: { room: "hall", key: "agenda", data: { version: "v2" } } }], 0);
    expect(room.agenda_version).toBe("v2");
    expect(empty_room("hall").agenda_version).toBeNull();
  });

  it("is kept as it is while its version stays, and through a failure", async () => {
    const info: EventInfo = { name: "E", languages: ["en"], rooms: [], version: "v1", agenda };
    const answer = () => new Response(JSON.stringify(info), { headers: { Date: "Tue, 16 Mar 2027 08:00:00 GMT" } });
    const fetch_ = vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.resolve(answer()));
    expect(await load_event()).toBe(true);
    const first = event_info.value;
    expect(first?.version).toBe("v1");
    expect(await load_event()).toBe(true);
    expect(event_info.value).toBe(first);
    fetch_.mockRejectedValueOnce(new TypeError("no network"));
    expect(await load_event()).toBe(false);
    expect(event_info.value).toBe(first);
    expect(fetch_.mock.calls[0]?.[1]).toMatchObject({ cache: "no-cache" });
    fetch_.mockRestore();
  });
});
