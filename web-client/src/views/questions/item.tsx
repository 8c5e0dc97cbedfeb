import { t, type Key } from "../../i18n/i18n";
import type { Question, QuestionState } from "../../protocol/messages";
import { has_voted, is_ours } from "../../room/questions";
import type { Store } from "../../room/store";
import { speaker_name } from "../agenda/place";
import { Icon } from "../shell/icon";
import { Answer, QuestionText, Tags, origin_words } from "./words";

/** Who asks, as the audience may know it. */
export function author_of(question: Question): string {
  if (question.mine) return t("questions.you");
  return question.author ?? t("questions.anonymous");
}

const badges: Partial<Record<QuestionState, Key>> = {
  on_air: "questions.on_air", on_deck: "questions.on_deck", answered: "questions.answered",
};

export function QuestionItem({ store, id }: { store: Store; id: string }) {
  const question = store.seen.value.questions.get(id);
  if (!question) return null;
  const badge = badges[question.state];
  return (
    <li class="question" tabIndex={-1} data-testid="question" data-question-id={id} data-state={question.state} data-votes={question.votes}>
      <Vote store={store} question={question} />
      <div class="question-body">
        <QuestionText question={question} />
        <p class="question-meta">
          {badge && <span class={`badge ${question.state}`}>{t(badge)}</span>}
          <bdi class="author">{author_of(question)}</bdi>
          {question.origin && <span>{origin_words(question.origin)}</span>}
          {question.to && <span data-testid="question-to">{t("place.to", { name: speaker_name(question.to) })}</span>}
          {question.edited && <span>{t("questions.edited")}</span>}
        </p>
        <Tags tags={question.tags} />
        <Answer answer={question.answer} />
      </div>
    </li>
  );
}

function Vote({ store, question }: { store: Store; question: Question }) {
  const pressed = store.voted.value.get(question.id) === true;
  const room = store.room.value;
  const server_has = has_voted(room, question.id);
  // What the server has not counted yet, its voter sees counted already.
  const votes = question.votes + (pressed && !server_has ? 1 : 0) - (!pressed && server_has ? 1 : 0);
  // A vote counts or not by the true state.
  const open = room.questions.get(question.id)?.state !== "answered";
  const possible = open && !is_ours(room.questions, question.id);
  if (!possible) {
    return (
      <span class="vote still">
        <span aria-hidden="true">{votes}</span>
        <span class="visually-hidden">{t("questions.votes", { n: votes })}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      class="vote"
      data-testid="vote"
      aria-pressed={pressed}
      aria-label={t(pressed ? "questions.unvote" : "questions.vote", { n: votes })}
      onClick={() => store.vote(question.id, !pressed)}
    >
      <Icon name="up" />
      <span aria-hidden="true">{votes}</span>
    </button>
  );
}
