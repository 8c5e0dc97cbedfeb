// The questions as who answers them needs them: the one on air, those for oneself, those that come next.
import { t, type Key } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import { in_states, on_air, on_deck } from "../../room/questions";
import type { Store } from "../../room/store";
import { author_of } from "../questions/item";
import { QuestionText, origin_words } from "../questions/words";
import { my_speaker } from "./me";

export function StageQuestions({ store }: { store: Store }) {
  const { questions, deck } = store.room.value;
  const me = my_speaker(store)?.id;
  const current = on_air(questions);
  const open = in_states(questions, ["approved", "on_deck"], "votes");
  const mine = me ? open.filter(({ assigned, to }) => (assigned ?? to) === me) : [];
  const known = new Set(mine.map(({ id }) => id));
  const next = (deck.length > 0 ? on_deck({ questions, deck }) : open.filter(({ state }) => state === "on_deck")).filter(({ id }) => !known.has(id));
  return (
    <section class="panel stage-questions" aria-labelledby="stage-questions">
      <div class="panel-head"><h2 id="stage-questions" class="panel-title">{t("questions.title")}</h2></div>
      <div class="list-scroll" tabIndex={0} aria-labelledby="stage-questions">
        {!current && mine.length + next.length === 0 && <p class="empty small">{t("stage.no_questions")}</p>}
        {current && <Group title="stage.question_on_air" name="on-air" list={[current]} />}
        <Group title="stage.for_you" name="for-me" list={mine} />
        <Group title="stage.coming" name="coming" list={next} />
      </div>
    </section>
  );
}

function Group({ title, name, list }: { title: Key; name: string; list: readonly Question[] }) {
  if (list.length === 0) return null;
  return (
    <section data-testid={`questions-${name}`}>
      <h3 class="group-title">{t(title)}</h3>
      <ul>
        {list.map((question) => (
          <li key={question.id} class="question" data-testid="question" data-question-id={question.id} data-state={question.state}>
            <div class="question-body">
              <QuestionText question={question} />
              <p class="question-meta"><bdi class="author">{author_of(question)}</bdi>{question.origin && <span>{origin_words(question.origin)}</span>}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
