// The question on air, as the audience sees it.
import { language, t } from "../../i18n/i18n";
import { on_air } from "../../room/questions";
import type { Store } from "../../room/store";
import { author_of } from "./item";
import { translation_for } from "./words";
import { Icon } from "../shell/icon";

export function OnAir({ store }: { store: Store }) {
  const question = on_air(store.seen.value.questions);
  if (!question) return null;
  const translated = translation_for(question, language.value);
  return (
    // It may scroll: then it is reached by keyboard as well.
    <section class="on-air" key={question.id} tabIndex={0} aria-label={t("questions.on_air")}>
      <p class="on-air-label"><Icon name="air" /> {t("questions.on_air")}</p>
      <p class="on-air-text" data-testid="on-air" data-question-id={question.id} data-aired-from={question.aired?.from} lang={translated ? language.value : question.language ?? undefined} dir="auto">
        {translated ?? question.text}
      </p>
      {translated && <details class="original"><summary>{t("questions.original")}</summary><p lang={question.language ?? undefined} dir="auto">{question.text}</p></details>}
      <p class="on-air-author"><bdi>{author_of(question)}</bdi></p>
    </section>
  );
}
