// The choices above the board: which questions are shown, and in which order.
import { language as reader, t, type Key } from "../../i18n/i18n";
import type { QuestionState } from "../../protocol/messages";
import { session_title, speaker_name } from "../agenda/place";
import { state_words, type Board } from "./board";
import { everything, languages_of, places_of, tags_of, unknown_language, type Sort, type Triage } from "./triage";

const shown_states: readonly QuestionState[] = ["pending", "approved", "on_deck", "on_air", "answered", "declined"];
const sorts: readonly Sort[] = ["column", "votes", "oldest", "fair", "similar"];

export function Filters({ board }: { board: Board }) {
  const { questions } = board.store.room.value;
  const triage = board.triage.value;
  const places = places_of(questions);
  const set = (more: Partial<Triage>) => { board.triage.value = { ...triage, ...more }; };
  const filtered = (["state", "tag", "language", "origin", "session", "speaker"] as const).some((key) => triage[key]);
  return (
    <>
      <Choice name="state" label="desk.filter_state" value={triage.state} options={shown_states.map((each) => [each, state_words(each)])} choose={(state) => set({ state: state as Triage["state"] })} />
      <Choice name="tag" label="desk.filter_tag" value={triage.tag} options={tags_of(questions).map((each) => [each, each])} choose={(tag) => set({ tag })} />
      <Choice name="language" label="language.label" value={triage.language} options={languages_of(questions).map((each) => [each, language_name(each)])} choose={(language) => set({ language })} />
      <Choice
        name="origin" label="desk.filter_origin" value={triage.origin} choose={(origin) => set({ origin: origin as Triage["origin"] })}
        options={[["remote", t("questions.from_remote")], ["hall", t("questions.from_hall")]]}
      />
      <Choice name="session" label="place.session" value={triage.session} options={places.sessions.map((each) => [each, session_title(each)])} choose={(session) => set({ session })} />
      <Choice name="speaker" label="place.speaker" value={triage.speaker} options={places.speakers.map((each) => [each, speaker_name(each)])} choose={(speaker) => set({ speaker })} />
      {filtered && (
        <button type="button" class="button small" data-testid="filter-none" onClick={() => set({ ...everything, words: triage.words, sort: triage.sort })}>{t("desk.filter_none")}</button>
      )}
      <select class="choice" data-testid="sort" aria-label={t("questions.order")} value={triage.sort} onChange={(event) => set({ sort: event.currentTarget.value as Sort })}>
        {sorts.map((each) => <option key={each} value={each}>{t(`desk.sort_${each}` as Key)}</option>)}
      </select>
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: Key;
  value: string;
  options: readonly (readonly [string, string])[];
  choose: (value: string) => void;
}

/** Not there where there is nothing to choose. */
function Choice({ name, label, value, options, choose }: ChoiceProps) {
  if (options.length === 0) return null;
  return (
    <select class="choice" data-testid={`filter-${name}`} aria-label={t(label)} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{t(label)}: {t("desk.filter_all")}</option>
      {options.map(([each, words]) => <option key={each} value={each}>{words}</option>)}
    </select>
  );
}

function language_name(tag: string): string {
  if (tag === unknown_language) return t("desk.language_unknown");
  try {
    return new Intl.DisplayNames(reader.value, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
