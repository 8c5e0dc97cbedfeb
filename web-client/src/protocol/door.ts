// The requests of the hall's door and of the desk's attendance: PROTOCOL.md, sections 1.9 and 1.10.
import { ask, seat_path } from "./api";

export type DoorState = "in" | "out" | "already_in" | "not_in" | "elsewhere" | "unknown";

/** `since` is missing where nothing was kept. */
export interface DoorAnswer {
  state: DoorState;
  name?: string;
  since?: number;
}

export interface DoorScan {
  key: string;
  code: string;
  way: "in" | "out";
  ago_ms: number;
}

/** Minutes, but `at`. */
export interface Correction {
  minutes: number;
  reason: string;
  by: string;
  at: number;
}

export interface Attended {
  person: string;
  name: string;
  external_id: string | null;
  connected: number;
  watched: number;
  checked_in: number;
  counted: number;
  satisfied?: boolean;
  correction?: Correction;
}

export interface AttendanceList {
  session: string;
  minutes: number;
  needed?: number;
  people: Attended[];
}

export interface Correcting {
  key: string;
  session: string;
  person: string;
  minutes: number;
  reason: string;
}

export const door_api = {
  code: () => ask<{ code: string }>("GET", "/api/v1/session/code"),
  check_in: (room: string, seat: string, scan: DoorScan) => ask<DoorAnswer>("POST", seat_path(room, "check-ins", seat), scan),
  attendance: (room: string, seat: string, session: string) =>
    ask<AttendanceList>("GET", seat_path(room, `attendance/${encodeURIComponent(session)}`, seat)),
  correct: (room: string, seat: string, correcting: Correcting) => ask<Correction>("POST", seat_path(room, "corrections", seat), correcting),
};
