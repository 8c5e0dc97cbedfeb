// The lower third: the question on air, a panelist's name, or words of one's own.
import { useState } from "preact/hooks";
import { name_in, t } from "../../i18n/i18n";
import { on_air } from "../../room/questions";
import { event_info } from "../agenda/event";
import { author_of } from "../questions/item";
import { same_name } from "../stage/me";
import type { Console } from "./console";
import { is_long, lines_of } from "./third";

/** More than is shown, so that what is pasted can be shortened by hand. */
const typed_max = 500;

export function ThirdForm({ console }: { console: Console }) {
  const [first, set_first] = useState("");
  const [second, set_second] = useState("");
  const { stage, questions, backstage } = console.store.room.value;
  const question = on_air(questions);
  const off = !console.steers.value;
  const show = (one: string, two: string) => {
    const lines = lines_of(one, two);
    if (lines) console.set_third(lines);
  };
  return (
    <div class="stack" data-testid="third">
      <p class="third-now" role="status" data-testid="third-now" data-shown={Boolean(stage?.third)}>
        {stage?.third ? stage.third.map((line, i) => <span key={i} dir="auto">{line}</span>) : t("control.third_none")}
      </p>
      <button type="button" class="button small" data-testid="third-off" disabled={off || !stage?.third} onClick={() => console.set_third(null)}>{t("control.third_off")}</button>
      <button type="button" class="button small" data-testid="third-question" disabled={off || !question} onClick={() => question && show(question.text, author_of(question))}>{t("control.third_question")}</button>
      {question && is_long(question.text) && <p class="quiet small" data-testid="third-question-long">{t("control.third_long")}</p>}
      {backstage.length > 0 && (
        <div class="row" role="group" aria-label={t("control.third_names")}>
          {backstage.map(({ person, name }) => <button key={person} type="button" class="button small" data-testid="third-name" disabled={off || !name} onClick={() => show(name, affiliation_of(name))}><bdi>{name || t("stage.nameless")}</bdi></button>)}
        </div>
      )}
      <form class="stack" onSubmit={(event) => { event.preventDefault(); show(first, second); }}>
        <label for="third-first">{t("control.third_first")}</label>
        <input id="third-first" class="text-field" data-testid="third-first" maxLength={typed_max} dir="auto" value={first} onInput={(event) => set_first(event.currentTarget.value)} />
        <label for="third-second">{t("control.third_second")}</label>
        <input id="third-second" class="text-field" data-testid="third-second" maxLength={typed_max} dir="auto" value={second} onInput={(event) => set_second(event.currentTarget.value)} />
        <p class="quiet small" role="status" data-testid="third-long">{(is_long(first) || is_long(second)) && t("control.third_long")}</p>
        <div class="row"><button type="submit" class="button primary" data-testid="third-show" disabled={off || !lines_of(first, second)}>{t("control.third_show")}</button></div>
      </form>
    </div>
  );
}

function affiliation_of(name: string): string {
  const speaker = event_info.value?.agenda?.speakers.find((each) => same_name(each.name, name));
  return speaker ? name_in(speaker.affiliation) : "";
}
