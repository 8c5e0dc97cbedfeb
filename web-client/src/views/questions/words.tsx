// A question's words as the reader is to have them: translated where a person has approved a translation, the original at
// hand; its tags; the written answer.
import { format_time, language, t } from "../../i18n/i18n";
import type { Question, WrittenAnswer } from "../../protocol/messages";

/** Where who asks sits. */
export function origin_words(origin: NonNullable<Question["origin"]>): string {
  return t(origin === "hall" ? "questions.from_hall" : "questions.from_remote");
}

/** The approved translation for this reader, if the question is not in their language anyway. */
export function translation_for(question: Question, reader: string): string | null {
  if (question.language === reader) return null;
  return question.translations?.find((each) => each.language === reader && each.approved !== false)?.text ?? null;
}

export function QuestionText({ question }: { question: Question }) {
  const translated = translation_for(question, language.value);
  const original = <p class="question-text" lang={question.language ?? undefined} dir="auto">{question.text}</p>;
  if (translated === null) return original;
  return (
    <>
      <p class="question-text" data-testid="translation" lang={language.value} dir="auto">{translated}</p>
      <details class="original">
        <summary>{t("questions.original")}</summary>
        {original}
      </details>
    </>
  );
}

export function Tags({ tags = [] }: { tags?: string[] | undefined }) {
  if (tags.length === 0) return null;
  return <ul class="tags" aria-label={t("questions.tags")}>{tags.map((tag) => <li key={tag} class="tag" data-testid="tag"><bdi>{tag}</bdi></li>)}</ul>;
}

export function Answer({ answer }: { answer?: WrittenAnswer | undefined }) {
  if (!answer) return null;
  return (
    <div class="answer" data-testid="answer" data-to={answer.to}>
      <p class="answer-head">
        {t(answer.to === "all" ? "questions.answer" : "questions.answer_private")} <time dateTime={new Date(answer.at).toISOString()}>{format_time(answer.at)}</time>
      </p>
      <p class="question-text" dir="auto">{answer.text}</p>
    </div>
  );
}
