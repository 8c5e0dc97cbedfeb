import { t } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";

/** Who asks, as the audience may know it. */
export function author_of(question: Question): string {
  if (question.mine) return t("questions.you");
  return question.author ?? t("questions.anonymous");
}

export function QuestionItem({ store, id }: { store: Store; id: string }) {
  const question = store.room.value.questions.get(id);
  if (!question) return null;
  const badge = question.state === "on_air" ? t("questions.on_air") : question.state === "answered" ? t("questions.answered") : null;
  return (
    <li class="question" tabIndex={-1} data-testid="question" data-question-id={id} data-state={question.state} data-votes={question.votes}>
      <Vote store={store} question={question} />
      <div class="question-body">
        <p class="question-text" lang={question.language ?? undefined} dir="auto">{question.text}</p>
        <p class="question-meta">
          {badge && <span class={`badge ${question.state}`}>{badge}</span>}
          <bdi class="author">{author_of(question)}</bdi>
          <span>{t(question.origin === "hall" ? "questions.from_hall" : "questions.from_remote")}</span>
          {question.edited && <span>{t("questions.edited")}</span>}
        </p>
      </div>
    </li>
  );
}

function Vote({ store, question }: { store: Store; question: Question }) {
  const pressed = store.voted.value.get(question.id) === true;
  const server_has = store.room.value.voted.has(question.id);
  // What the server has not counted yet, its voter sees counted already.
  const votes = question.votes + (pressed && !server_has ? 1 : 0) - (!pressed && server_has ? 1 : 0);
  const possible = !question.mine && (question.state === "approved" || question.state === "on_air");
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
