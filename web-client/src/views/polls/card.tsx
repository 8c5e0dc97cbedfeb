// The poll as a participant sees it: the vote, its fate, and the results as soon as this person may see them.
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Ballot, Poll } from "../../protocol/messages";
import { shown_poll, takes_votes } from "../../room/polls";
import type { Store } from "../../room/store";
import { reason_words } from "../questions/fate_words";
import { Icon } from "../shell/icon";
import { PollSign } from "./countdown";
import { Results } from "./results";
import { SecretNote, secret_words, votes_elsewhere } from "./secret";
import { VoteForm, vote_words } from "./vote";

/** Closed polls that this reader has put away. */
const hidden = signal<ReadonlySet<string>>(new Set());

export function PollCard({ store }: { store: Store }) {
  const poll = shown_poll(store.seen.value.polls);
  if (!poll || (poll.state === "closed" && hidden.value.has(poll.id))) return null;
  return (
    <section class="poll-card" aria-labelledby="poll-title" data-testid="poll" data-poll-id={poll.id} data-state={poll.state} data-opened={poll.aired?.opened} data-closed={poll.aired?.closed}>
      <div class="poll-head">
        <p class="poll-label"><Icon name="poll" /> {t("polls.title")} <PollSign store={store} poll={poll} /></p>
        {poll.state === "closed" && (
          <button
            type="button" class="icon-button" aria-label={t("polls.hide")} title={t("polls.hide")}
            onClick={() => { hidden.value = new Set(hidden.value).add(poll.id); }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <h2 id="poll-title" class="poll-title" dir="auto">{poll.title}</h2>
      <Body key={poll.id} store={store} poll={poll} />
    </section>
  );
}

function Body({ store, poll }: { store: Store; poll: Poll }) {
  const { results, ballots, answers, classes } = store.seen.value.polls;
  const tally = results.get(poll.id);
  const turnout = answers.get(poll.id) ?? 0;
  const [changing, set_changing] = useState(false);
  const [refused, set_refused] = useState("");
  const send = (ballot: Ballot) => {
    set_refused("");
    set_changing(false);
    store.vote_poll(poll.id, ballot, (outcome) => {
      if (!outcome.ok) set_refused(t("polls.refused", { reason: reason_words(outcome.error.reason) }));
    });
  };
  // The picture may still show a poll that the server has closed.
  const voting = takes_votes(store.room.value.polls.polls.get(poll.id)?.state ?? poll.state);
  const over = takes_votes(poll.state) && !voting;
  // Who has voted and sees results wants those; the form comes back on request.
  const settled = voting && ballots.has(poll.id) && tally !== undefined && !changing;
  const elsewhere = voting && votes_elsewhere(store, poll);
  return (
    <>
      {poll.secret && voting && <SecretNote />}
      {voting && !settled && !elsewhere && <VoteForm store={store} poll={poll} send={send} />}
      {tally && <Results poll={poll} tally={tally} groups={classes.get(poll.id)} ballot={store.ballots.value.get(poll.id)} />}
      {voting && <p class={refused ? "note over" : "note"} role="status" data-testid="poll-note">{refused || vote_words(store, poll)}</p>}
      {settled && <button type="button" class="button small" data-testid="poll-change" onClick={() => set_changing(true)}>{t("polls.change")}</button>}
      {over && <p class="note" role="status" data-testid="poll-over">{t("polls.over_soon")}</p>}
      {poll.secret && !voting && secret_words(store, poll) && <p class="note" role="status" data-testid="poll-note">{secret_words(store, poll)}</p>}
      {poll.state === "closed" && !ballots.has(poll.id) && <p class="quiet small">{t("polls.not_voted")}</p>}
      <p class="quiet small poll-turnout">
        {t(poll.secret ? "secret.papers" : "polls.answers", { n: turnout })}{takes_votes(poll.state) && poll.results === "after_close" && ` · ${t("polls.hidden")}`}
      </p>
    </>
  );
}
