// On the moderator's desk, always in sight: the poll that is on, how many have answered, and what comes next.
import { format_number, t } from "../../i18n/i18n";
import type { Poll } from "../../protocol/messages";
import { people } from "../../room/presence";
import { shown_poll } from "../../room/polls";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";
import { PollSign } from "./countdown";

export function PollStrip({ store }: { store: Store }) {
  const poll = shown_poll(store.room.value.polls);
  if (!poll) return null;
  return (
    <section class="poll-strip" aria-label={t("polls.title")} data-testid="poll-strip" data-state={poll.state}>
      <Icon name="poll" />
      <PollSign store={store} poll={poll} />
      <strong class="poll-strip-title" dir="auto">{poll.title}</strong>
      <Turnout store={store} poll={poll} />
      <NextAct store={store} poll={poll} />
    </section>
  );
}

export function Turnout({ store, poll }: { store: Store; poll: Poll }) {
  const { polls, presence } = store.room.value;
  const answers = polls.answers.get(poll.id) ?? 0;
  return (
    <span class="poll-turnout" data-testid="poll-turnout" data-answers={answers}>
      {t(poll.secret ? "secret.papers_of" : "polls.answers_of", { n: answers, present: format_number(Math.max(answers, people(presence))) })}
    </span>
  );
}

export function NextAct({ store, poll }: { store: Store; poll: Poll }) {
  const send = (method: string) => store.send(method, { poll: poll.id, version: poll.version });
  if (poll.state === "open") {
    return <button type="button" class="button small primary" data-testid="poll-close" onClick={() => send("poll.close")}>{t("desk.poll_close")}</button>;
  }
  if (poll.state !== "closed" && poll.state !== "draft") return null;
  return (
    <button type="button" class="button small" data-testid="poll-archive" onClick={() => send("poll.archive")}>
      {t(poll.state === "draft" ? "desk.poll_discard" : "desk.poll_archive")}
    </button>
  );
}
