// While a question is being written: what the asker may already see that says much the same, with the offer to up-vote it
// instead. Found in this page, among what it holds: nothing of a draft leaves it.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Question, QuestionState } from "../../protocol/messages";
import { features, likeness } from "../../room/likeness";
import { is_ours } from "../../room/questions";
import type { Store } from "../../room/store";
import { say } from "../shell/live_region";

/** A pause in writing. */
const settle_ms = 500;
const shown_max = 3;
/** A text with less in it is like everything. */
const features_least = 2;
const least = 0.45;
const open_states: readonly QuestionState[] = ["approved", "on_deck", "on_air"];

/** The likest of those that can be up-voted and are not one's own. */
export function similar_to(text: string, questions: ReadonlyMap<string, Question>): Question[] {
  if (features(text).size < features_least) return [];
  return [...questions.values()]
    .filter(({ id, state }) => open_states.includes(state) && !is_ours(questions, id))
    .map((question) => ({ question, score: likeness(text, question.text) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || b.question.votes - a.question.votes)
    .slice(0, shown_max)
    .map(({ question }) => question);
}

function useSettled(text: string): string {
  const [settled, set_settled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => set_settled(text), settle_ms);
    return () => clearTimeout(timer);
  }, [text]);
  // What was sent or taken out is like nothing, at once.
  return text.trim() ? settled : "";
}

/** `discard` empties the field: the asker's own decision, never this list's. */
export function Similar({ store, text, discard }: { store: Store; text: string; discard: () => void }) {
  const settled = useSettled(text);
  const found = settled ? similar_to(settled, store.seen.value.questions) : [];
  const told = useRef(0);
  useEffect(() => {
    if (found.length > 0 && found.length !== told.current) say(t("similar.found", { n: found.length }));
    told.current = found.length;
  }, [found.length]);
  if (found.length === 0) return null;
  const voted = found.some(({ id }) => store.voted.value.get(id) === true);
  return (
    <section class="similar" aria-labelledby="similar-title" data-testid="similar">
      <p id="similar-title" class="similar-title">{t("similar.title")}</p>
      <ul>
        {found.map((question) => <Item key={question.id} store={store} question={question} />)}
      </ul>
      {voted && <p class="row">{t("similar.counted")} <button type="button" class="button small" data-testid="similar-discard" onClick={discard}>{t("similar.discard")}</button></p>}
    </section>
  );
}

function Item({ store, question }: { store: Store; question: Question }) {
  const pressed = store.voted.value.get(question.id) === true;
  return (
    <li data-testid="similar-question" data-question-id={question.id}>
      <span dir="auto" class="similar-text">{question.text}</span>
      <button type="button" class="button small" data-testid="similar-vote" aria-pressed={pressed} onClick={() => store.vote(question.id, !pressed)}>
        {t(pressed ? "similar.voted" : "similar.vote", { n: question.votes })}
      </button>
    </li>
  );
}
