// Where somebody votes: choices, a scale or words. What is chosen stays until it is sent, and what was sent can be
// changed while the poll takes votes.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Ballot, Poll } from "../../protocol/messages";
import { ballot_for, choices_of, chosen_in } from "../../room/polls";
import type { Store } from "../../room/store";
import { count_graphemes } from "../questions/composer";
import { ScaleEnds } from "./results";
import { secret_words } from "./secret";

const answer_max = 140;
const warn_from = 30;

interface Props {
  store: Store;
  poll: Poll;
  send: (ballot: Ballot) => void;
}

export function VoteForm(props: Props) {
  return props.poll.kind === "text" ? <Words {...props} /> : <Choices {...props} />;
}

/** What becomes of one's vote: under way, counted, or nothing yet. */
export function vote_words(store: Store, poll: Poll): string {
  if (poll.secret) return secret_words(store, poll);
  const under_way = store.outbox.items.value.some(({ method, params }) => method === "poll.vote" && params["poll"] === poll.id);
  if (under_way) return t(store.online.value ? "polls.sending" : "polls.waiting");
  return store.room.value.polls.ballots.has(poll.id) ? t("polls.voted") : "";
}

/** Adds or takes away one of several; of one choice the newest counts. */
export function toggled(chosen: readonly number[], index: number, most: number): number[] {
  if (most === 1) return [index];
  if (chosen.includes(index)) return chosen.filter((each) => each !== index);
  return chosen.length < most ? [...chosen, index] : [...chosen];
}

function Choices({ store, poll, send }: Props) {
  const voted = chosen_in(poll, store.ballots.value.get(poll.id));
  const [picked, set_picked] = useState<readonly number[] | null>(null);
  const chosen = picked ?? voted;
  const most = poll.kind === "multiple" ? poll.choices_max : 1;
  const changed = picked !== null && (picked.length !== voted.length || picked.some((index) => !voted.includes(index)));
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen.length === 0 || !changed) return;
    send(ballot_for(poll, chosen));
    set_picked(null);
  };
  return (
    <form onSubmit={submit}>
      <fieldset class={poll.scale ? "poll-choices scale" : "poll-choices"}>
        <legend class="quiet small">
          {poll.scale ? t("polls.scale", { from: poll.scale.from, to: poll.scale.to }) : most === 1 ? t("polls.choose_one") : t("polls.choose_most", { n: most })}
        </legend>
        {choices_of(poll).map((text, index) => (
          <label key={index} class="poll-choice">
            <input
              type={most === 1 ? "radio" : "checkbox"} name={`poll-${poll.id}`} data-testid="poll-choice" checked={chosen.includes(index)}
              disabled={most > 1 && chosen.length >= most && !chosen.includes(index)} onChange={() => set_picked(toggled(chosen, index, most))}
            />
            <span dir="auto">{text}</span>
          </label>
        ))}
      </fieldset>
      {poll.scale && <ScaleEnds scale={poll.scale} />}
      <div class="poll-submit">
        <button type="submit" class="button primary" data-testid="poll-vote" disabled={chosen.length === 0 || !changed}>
          {t(voted.length > 0 ? "polls.change" : "polls.vote")}
        </button>
      </div>
    </form>
  );
}

/** The text is kept in the browser with every key, as a question's is. */
function Words({ store, poll, send }: Props) {
  const key = `paraninfo/draft/${store.seat}/poll/${poll.id}`;
  const ballot = store.ballots.value.get(poll.id);
  const sent = ballot && "text" in ballot ? ballot.text : "";
  const [text, set_text] = useState(() => store.storage.get(key) ?? sent);
  const left = answer_max - count_graphemes(text.trim());
  const sendable = text.trim() !== "" && left >= 0 && text.trim() !== sent;
  const write = (value: string) => {
    set_text(value);
    store.storage.set(key, value);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (!sendable) return;
    send({ text: text.trim() });
    store.storage.remove(key);
  };
  return (
    <form class="stack" onSubmit={submit}>
      <label for="poll-text">{t("polls.answer")}</label>
      <input
        id="poll-text" class="text-field" data-testid="poll-text" autocomplete="off" value={text} dir="auto" aria-invalid={left < 0}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {left <= warn_from && <span class={left < 0 ? "note over" : "note"}>{left < 0 ? t("polls.over", { n: -left }) : t("polls.left", { n: left })}</span>}
      <button type="submit" class="button primary" data-testid="poll-vote" disabled={!sendable}>{t(sent ? "polls.change" : "polls.vote")}</button>
    </form>
  );
}
