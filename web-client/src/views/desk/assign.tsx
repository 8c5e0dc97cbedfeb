// Where a question belongs in the agenda: the session, and who is to answer it.
import { useState } from "preact/hooks";
import { name_in, t } from "../../i18n/i18n";
import { room_sessions, speakers_in } from "../agenda/place";
import { useFocus, type FormProps } from "./form";

export function AssignForm({ board, writing }: FormProps) {
  const { read } = writing;
  const field = useFocus<HTMLSelectElement>();
  const [session, set_session] = useState(read.session ?? "");
  const [speaker, set_speaker] = useState(read.assigned ?? read.to ?? "");
  const room = board.store.room.value.id;
  const send = (event: Event) => {
    event.preventDefault();
    board.write("assign", read, "", { session: session || null, speaker: speaker || null });
  };
  return (
    <form class="card-form" data-testid="assign-form" onSubmit={send} onKeyDown={(event) => { if (event.key === "Escape") board.writing.value = null; }}>
      <label for={`session-${read.id}`}>{t("place.session")}</label>
      <select ref={field} id={`session-${read.id}`} class="choice" data-testid="assign-session" value={session} onChange={(event) => set_session(event.currentTarget.value)}>
        <option value="">{t("place.none")}</option>
        {room_sessions(room).map(({ id, title }) => <option key={id} value={id}>{name_in(title)}</option>)}
      </select>
      <label for={`speaker-${read.id}`}>{t("place.speaker")}</label>
      <select id={`speaker-${read.id}`} class="choice" data-testid="assign-speaker" value={speaker} onChange={(event) => set_speaker(event.currentTarget.value)}>
        <option value="">{t("place.anyone")}</option>
        {speakers_in(room).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
      <div class="row">
        <button type="submit" class="button small primary" data-testid="assign-save">{t("desk.save")}</button>
        <button type="button" class="button small" onClick={() => { board.writing.value = null; }}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}
