// The poll on the projector, readable from the last row: what is asked, how many have answered, and the bars as soon as
// they may be seen.
import { t } from "../../i18n/i18n";
import type { Poll } from "../../protocol/messages";
import { awaits_count, choices_of, takes_votes } from "../../room/polls";
import type { Store } from "../../room/store";
import { PollSign } from "./countdown";
import { Results, ScaleEnds } from "./results";

export function PollStage({ store, poll }: { store: Store; poll: Poll }) {
  const { results, answers, classes } = store.room.value.polls;
  const tally = results.get(poll.id);
  return (
    <div class={`projector-poll ${density_of(poll)}`} key={poll.id} data-testid="poll" data-poll-id={poll.id} data-state={poll.state}>
      <p class="projector-poll-head">
        <PollSign store={store} poll={poll} />
        <span class="projector-poll-n" data-testid="poll-answers">{t(poll.secret ? "secret.papers" : "polls.answers", { n: answers.get(poll.id) ?? 0 })}</span>
      </p>
      <p class="projector-poll-title" dir="auto">{poll.title}</p>
      {tally ? <Results poll={poll} tally={tally} groups={classes.get(poll.id)} /> : <Options poll={poll} />}
      {awaits_count(poll) && <p class="projector-hint">{t("secret.counting")}</p>}
      {takes_votes(poll.state) && <p class="projector-hint">{t("polls.vote_now")}</p>}
    </div>
  );
}

function Options({ poll }: { poll: Poll }) {
  if (poll.kind === "text") return null;
  return (
    <>
      <ol class={poll.scale ? "projector-options scale" : "projector-options"}>
        {choices_of(poll).map((text, index) => <li key={index} dir="auto">{text}</li>)}
      </ol>
      {poll.scale && <ScaleEnds scale={poll.scale} />}
    </>
  );
}

/** How much stands on the screen, and so how large it can be. */
export function density_of(poll: Poll): "few" | "some" | "many" {
  // Steps stand beside one another.
  const lines = poll.scale ? 4 : choices_of(poll).reduce((sum, text) => sum + 1 + Math.floor([...text].length / 45), 0);
  const title = [...poll.title].length;
  if (lines <= 4 && title <= 80) return "few";
  return lines <= 7 && title <= 140 ? "some" : "many";
}
