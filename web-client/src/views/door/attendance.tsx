// The attendance of a session as it was counted, and what a moderator says instead, with a reason.
import { useEffect, useState } from "preact/hooks";
import { name_in, t } from "../../i18n/i18n";
import { door_api, type Attended, type AttendanceList, type Correction } from "../../protocol/door";
import type { Store } from "../../room/store";
import { room_sessions, session_now } from "../agenda/place";
import { need_event } from "../agenda/event";
import { fold } from "../desk/acts";
import { CorrectionForm } from "./correction";
import "../../style/door.css";

const shown_max = 30;

export function Attendance({ store }: { store: Store }) {
  const room = store.room.value.id;
  const sessions = room_sessions(room);
  const [chosen, set_chosen] = useState("");
  const session = chosen || (session_now(room, store.server_now()) ?? sessions.at(-1))?.id || "";
  const [list, set_list] = useState<AttendanceList | "failed" | null>(null);
  useEffect(() => void need_event(), []);
  useEffect(() => {
    set_list(null);
    let left = false;
    if (session) void door_api.attendance(room, store.seat, session).then((answer) => { if (!left) set_list(answer.ok ? answer.value : "failed"); });
    return () => { left = true; };
  }, [session]);
  if (sessions.length === 0) return <p class="quiet">{t("attendance.none")}</p>;
  const corrected = (person: string, correction: Correction) => set_list((now) => now && typeof now === "object" ? {
    ...now, people: now.people.map((each) => each.person === person ? with_correction(each, correction, now.needed) : each),
  } : now);
  return (
    <div class="stack">
      <p>{t("attendance.hint")}</p>
      <label for="attendance-session">{t("attendance.session")}</label>
      <select id="attendance-session" class="text-field" data-testid="attendance-session" value={session} onChange={(event) => set_chosen(event.currentTarget.value)}>
        {sessions.map(({ id, title }) => <option key={id} value={id}>{name_in(title)}</option>)}
      </select>
      {list === "failed" && <p class="trouble" role="alert">{t("attendance.failed")}</p>}
      {list && list !== "failed" && <People key={session} list={list} store={store} corrected={corrected} />}
    </div>
  );
}

/** What counts now is the correction, and the rule is held against it. */
function with_correction(one: Attended, correction: Correction, needed: number | undefined): Attended {
  return { ...one, correction, ...(needed === undefined ? {} : { satisfied: correction.minutes >= needed }) };
}

interface PeopleProps {
  list: AttendanceList;
  store: Store;
  corrected: (person: string, correction: Correction) => void;
}

function People({ list, store, corrected }: PeopleProps) {
  const [words, set_words] = useState("");
  const [person, set_person] = useState<string | null>(null);
  const [saved, set_saved] = useState("");
  const found = list.people.filter((each) => fold(`${each.name} ${each.external_id ?? ""}`).includes(fold(words)));
  const chosen = list.people.find((each) => each.person === person);
  const done = (one: Attended, correction: Correction) => {
    corrected(one.person, correction);
    set_person(null);
    set_saved(t("attendance.saved", { name: one.name, n: correction.minutes }));
  };
  return (
    <>
      {list.needed !== undefined && <p>{t("attendance.needed", { n: list.needed })}</p>}
      <label for="attendance-find">{t("attendance.find")}</label>
      <input id="attendance-find" type="search" class="text-field" data-testid="attendance-find" autocomplete="off" value={words} onInput={(event) => set_words(event.currentTarget.value)} />
      <p role="status" data-testid="attendance-saved">{saved}</p>
      {chosen && <CorrectionForm key={chosen.person} list={list} one={chosen} store={store} done={(correction) => done(chosen, correction)} cancel={() => set_person(null)} />}
      {found.length === 0 ? <p class="quiet">{t("attendance.nobody")}</p> : (
        <ul class="attended">
          {found.slice(0, shown_max).map((one) => <Line key={one.person} one={one} act={() => { set_saved(""); set_person(one.person); }} />)}
        </ul>
      )}
      {found.length > shown_max && <p class="quiet">{t("attendance.more", { n: found.length - shown_max })}</p>}
    </>
  );
}

function Line({ one, act }: { one: Attended; act: () => void }) {
  const minutes = (n: number) => t("attendance.minutes", { n });
  return (
    <li data-testid="attended" data-person={one.person} data-counted={one.counted} data-corrected={one.correction?.minutes}>
      <div>
        <strong dir="auto">{one.name}</strong> {one.external_id && <span class="quiet">{one.external_id}</span>}
        <p>
          {t("attendance.counted")}: {minutes(one.counted)} · {t("attendance.watched")}: {minutes(one.watched)} · {t("attendance.checked_in")}: {minutes(one.checked_in)}
          {one.satisfied !== undefined && <> · <strong>{t(one.satisfied ? "attendance.enough" : "attendance.not_enough")}</strong></>}
        </p>
        {one.correction && <p dir="auto">{t("attendance.corrected", { n: one.correction.minutes, by: one.correction.by, reason: one.correction.reason })}</p>}
      </div>
      <button type="button" class="button small" data-testid="correct" aria-label={t("attendance.correct_of", { name: one.name })} onClick={act}>{t("attendance.correct")}</button>
    </li>
  );
}
