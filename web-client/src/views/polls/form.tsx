// Where a moderator writes a poll, or edits a draft.
import { useState } from "preact/hooks";
import { name_in, t } from "../../i18n/i18n";
import type { Outcome } from "../../connection/outbox";
import type { Poll, PollForm, PollKind, PollShown } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { room_sessions, session_now } from "../agenda/place";
import { reason_words } from "../questions/fate_words";

const kinds: readonly PollKind[] = ["single", "multiple", "scale", "text"];
const shown: readonly PollShown[] = ["after_close", "after_vote", "always"];

/** What stands in the fields. */
export interface Written {
  title: string;
  kind: PollKind;
  options: string;
  most: number;
  from: number;
  to: number;
  low: string;
  high: string;
  results: PollShown;
  split: boolean;
  /** Of the agenda, by its id; "": of none. */
  session: string;
  secret: boolean;
}

export function written_of(poll: Poll | null): Written {
  const { from, to, low, high } = poll?.scale ?? { from: 1, to: 5, low: null, high: null };
  return {
    title: poll?.title ?? "", kind: poll?.kind ?? "single", options: poll?.options.join("\n") ?? "", most: poll && poll.choices_max > 1 ? poll.choices_max : 2,
    from, to, low: low ?? "", high: high ?? "", results: poll?.results ?? "after_close", split: poll?.split ?? false,
    session: poll?.session ?? "",
    secret: poll?.secret ?? false,
  };
}

/** Words in a vote could name the voter. */
function is_secret({ secret, kind }: Written): boolean {
  return secret && kind !== "text";
}

/** The form as it is sent: the members of its kind. */
export function form_of(written: Written): PollForm {
  const { title, kind, most, from, to, low, high, session } = written;
  const secret = is_secret(written);
  const form: PollForm = { title: title.trim(), kind, results: secret ? "after_close" : written.results, split: written.split && !secret, ...(session && { session }) };
  if (secret) form.secret = true;
  if (kind === "single" || kind === "multiple") form.options = written.options.split("\n").map((line) => line.trim()).filter(Boolean);
  if (kind === "multiple") form.choices_max = most;
  if (kind === "scale") form.scale = { from, to, ...(low.trim() && { low: low.trim() }), ...(high.trim() && { high: high.trim() }) };
  return form;
}

interface Props {
  store: Store;
  poll: Poll | null;
  done: () => void;
}

export function PollFormView({ store, poll, done }: Props) {
  const [written, set_written] = useState(() => (poll ? written_of(poll) : { ...written_of(null), session: session_now(store.room.value.id, store.server_now())?.id ?? "" }));
  const [refused, set_refused] = useState("");
  const set = (more: Partial<Written>) => set_written({ ...written, ...more });
  const save = (event: Event) => {
    event.preventDefault();
    const method = poll ? "poll.edit" : "poll.draft";
    const more = poll ? { poll: poll.id, version: poll.version } : {};
    store.send(method, { ...form_of(written), ...more }, (outcome: Outcome) => {
      if (outcome.ok) done();
      else set_refused(reason_words(outcome.error.reason));
    });
  };
  return (
    <form class="stack poll-form" onSubmit={save} data-testid="poll-form">
      <label>{t("desk.poll_title")}
        <input class="text-field" data-testid="poll-form-title" required autocomplete="off" dir="auto" value={written.title} onInput={(event) => set({ title: event.currentTarget.value })} />
      </label>
      <label>{t("desk.poll_kind")}
        <select class="choice" data-testid="poll-form-kind" value={written.kind} onChange={(event) => set({ kind: event.currentTarget.value as PollKind })}>
          {kinds.map((kind) => <option key={kind} value={kind}>{t(`desk.kind_${kind}`)}</option>)}
        </select>
      </label>
      <KindFields written={written} set={set} />
      {written.kind !== "text" && (
        <div>
          <label class="check">
            <input
              type="checkbox" data-testid="poll-form-secret" aria-describedby="poll-secret-hint" checked={written.secret}
              onChange={(event) => set({ secret: event.currentTarget.checked })}
            />
            {t("desk.poll_secret")}
          </label>
          <p id="poll-secret-hint" class="quiet small">{t("desk.poll_secret_hint")}</p>
        </div>
      )}
      <label>{t("desk.poll_results")}
        <select class="choice wide" data-testid="poll-form-results" disabled={is_secret(written)} value={is_secret(written) ? "after_close" : written.results} onChange={(event) => set({ results: event.currentTarget.value as PollShown })}>
          {shown.map((each) => <option key={each} value={each}>{t(`desk.shown_${each}`)}</option>)}
        </select>
      </label>
      <SessionField store={store} written={written} set={set} />
      <div>
        <label class="check">
          <input
            type="checkbox" data-testid="poll-form-split" aria-describedby="poll-split-hint" disabled={is_secret(written)}
            checked={written.split && !is_secret(written)} onChange={(event) => set({ split: event.currentTarget.checked })}
          />
          {t("desk.poll_split")}
        </label>
        <p id="poll-split-hint" class="quiet small">{t("desk.poll_split_hint")}</p>
      </div>
      {refused && <p class="trouble" role="alert">{refused}</p>}
      <div class="row">
        <button type="submit" class="button primary" data-testid="poll-save">{t("desk.save")}</button>
        <button type="button" class="button" onClick={done}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}

function SessionField({ store, written, set }: { store: Store; written: Written; set: (more: Partial<Written>) => void }) {
  const sessions = room_sessions(store.room.value.id);
  if (sessions.length === 0) return null;
  return (
    <label>{t("place.session")}
      <select class="choice wide" data-testid="poll-form-session" value={written.session} onChange={(event) => set({ session: event.currentTarget.value })}>
        <option value="">{t("place.none")}</option>
        {sessions.map(({ id, title }) => <option key={id} value={id}>{name_in(title)}</option>)}
      </select>
    </label>
  );
}

function KindFields({ written, set }: { written: Written; set: (more: Partial<Written>) => void }) {
  if (written.kind === "text") return null;
  if (written.kind !== "scale") {
    return (
      <>
        <label>{t("desk.poll_options")}
          <textarea class="text-field" rows={4} required data-testid="poll-form-options" dir="auto" value={written.options} onInput={(event) => set({ options: event.currentTarget.value })} />
        </label>
        {written.kind === "multiple" && <Whole label={t("desk.poll_most")} min={1} max={12} value={written.most} set={(most) => set({ most })} />}
      </>
    );
  }
  return (
    <>
      <div class="row">
        <Whole label={t("desk.poll_from")} min={-100} max={99} value={written.from} set={(from) => set({ from })} />
        <Whole label={t("desk.poll_to")} min={written.from + 1} max={written.from + 10} value={written.to} set={(to) => set({ to })} />
      </div>
      <label>{t("desk.poll_low")}<input class="text-field" dir="auto" value={written.low} onInput={(event) => set({ low: event.currentTarget.value })} /></label>
      <label>{t("desk.poll_high")}<input class="text-field" dir="auto" value={written.high} onInput={(event) => set({ high: event.currentTarget.value })} /></label>
    </>
  );
}

function Whole({ label, min, max, value, set }: { label: string; min: number; max: number; value: number; set: (value: number) => void }) {
  return (
    <label>{label}
      <input type="number" class="text-field number" min={min} max={max} step={1} required value={value} onInput={(event) => set(event.currentTarget.valueAsNumber)} />
    </label>
  );
}
