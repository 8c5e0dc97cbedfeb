// Event files around the present moment, for tests that look at what is on.
const minute = 60_000;
const both = (es: string, en: string) => ({ es, en });

/** As the event file wants it; the files' zone is UTC. */
function local(at_ms: number): string {
  return new Date(at_ms).toISOString().slice(0, 16);
}

export interface Planned {
  id: string;
  title: string;
  /** Minutes from now. */
  from: number;
  to: number;
  room?: string;
}

export function event_file(planned: readonly Planned[], zone = "UTC"): object {
  const now = Math.floor(Date.now() / minute) * minute;
  const at = (minutes: number) => local(now + minutes * minute);
  const dates = [-2, -1, 0, 1, 2, 3].map((day) => at(day * 24 * 60).slice(0, 10));
  return {
    id: "test-event", name: both("Seminario de prueba", "Test seminar"), time_zone: zone, languages: ["es", "en"],
    days: dates.map((date) => ({ date })),
    rooms: [{ id: "auditorium", name: both("Auditorio", "Auditorium") }, { id: "table-1", name: both("Mesa 1", "Table 1") }],
    sessions: planned.map(({ id, title, from, to, room }) => ({
      id, room: room ?? "auditorium", title: both(`${title} (es)`, title), starts: at(from), ends: at(to), speakers: ["one"],
    })),
    speakers: [{ id: "one", name: "Speaker 1", title: both("Dirección", "Chair"), affiliation: both("Instituto Ejemplar", "Example Institute"), country: "TW" }],
  };
}
