// How long a poll still takes votes, where that is known.
import { t } from "../../i18n/i18n";
import type { Poll } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { useTick } from "../shell/connection";

export function clock_words(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function PollSign({ store, poll }: { store: Store; poll: Poll }) {
  const counting = poll.state === "open" && poll.closes_at !== null;
  return (
    <span class={`badge poll-${poll.state}`} data-testid="poll-state" data-state={poll.state}>
      {counting ? <Countdown store={store} until={poll.closes_at ?? 0} /> : t(`polls.${poll.state}`)}
    </span>
  );
}

function Countdown({ store, until }: { store: Store; until: number }) {
  useTick(500);
  return <>{t("polls.closes_in", { time: clock_words(until - store.in_step.picture_now()) })}</>;
}
