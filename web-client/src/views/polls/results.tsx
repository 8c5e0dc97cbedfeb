// The results of a poll, drawn the same wherever they are seen: a bar for each option or step, or the words of open text.
import { format_number, t, type Key } from "../../i18n/i18n";
import type { Ballot, Poll, PollGroup, PollTally } from "../../protocol/messages";
import { choices_of, chosen_in } from "../../room/polls";

export interface Bar {
  text: string;
  n: number;
  /** Of those who answered: of several choices the sum may be more than 100. */
  percent: number;
  /** How long it is drawn: of 100 the percentage; on a scale, where few choose the same, the share of the longest. */
  length: number;
  most: boolean;
}

export function bars_of(poll: Poll, tally: PollTally): Bar[] {
  const counts = tally.counts ?? [];
  const top = Math.max(1, ...counts);
  return choices_of(poll).map((text, index) => {
    const n = counts[index] ?? 0;
    const percent = tally.answers ? Math.round((100 * n) / tally.answers) : 0;
    const length = poll.scale ? Math.round((100 * n) / top) : percent;
    return { text, n, percent, length, most: n === top };
  });
}

interface Props {
  poll: Poll;
  tally: PollTally;
  groups?: readonly PollGroup[] | undefined;
  ballot?: Ballot | undefined;
}

function words_of({ classes }: PollGroup, n: number): string {
  const names = classes.map((each) => t(`polls.class_${each}` as Key));
  return t("polls.of_class", { who: names.join(" + "), n });
}

/** What each group says of itself, in one line; of one group alone it would say the whole once more. */
export function by_class(groups: readonly PollGroup[], number_of: (group: PollGroup) => number): string {
  return groups.length > 1 ? groups.map((group) => words_of(group, number_of(group))).join(" · ") : "";
}

export function Results(props: Props) {
  const { tally, groups } = props;
  return (
    <>
      <Whole {...props} />
      {groups && tally.answers > 0 && (
        <p class="quiet small" data-testid="poll-classes">
          {by_class(groups, ({ answers }) => answers)} {t("polls.few")}
        </p>
      )}
    </>
  );
}

function Whole({ poll, tally, groups = [], ballot }: Props) {
  if (poll.secret && !tally.counts) return <p class="quiet" data-testid="poll-few">{t("secret.few", { n: tally.answers })}</p>;
  if (poll.kind === "text") return <Cloud tally={tally} />;
  const chosen = chosen_in(poll, ballot);
  return (
    <div class="poll-results" data-testid="poll-results">
      <ol class={poll.scale ? "poll-bars scale" : "poll-bars"} aria-label={t("polls.results")}>
        {bars_of(poll, tally).map((bar, index) => (
          <li key={index} class={`poll-bar${bar.most ? " most" : ""}`} data-n={bar.n}>
            <span class="visually-hidden">{t("polls.bar", { text: bar.text, n: bar.n, percent: bar.percent })}</span>
            <span class="poll-bar-text" aria-hidden="true" dir="auto">{bar.text}</span>
            {chosen.includes(index) && <span class="poll-yours">{t("polls.yours")}</span>}
            <span class="poll-bar-n" aria-hidden="true">{format_number(bar.percent)} % <span class="poll-bar-count">{format_number(bar.n)}</span></span>
            <span class="poll-track" aria-hidden="true"><span class="poll-fill" style={{ "--length": `${bar.length}%` }} /></span>
            {groups.length > 1 && <span class="poll-bar-class">{by_class(groups, ({ counts }) => counts?.[index] ?? 0)}</span>}
          </li>
        ))}
      </ol>
      {poll.scale && <ScaleEnds scale={poll.scale} />}
      {poll.secret && <p class="quiet small" data-testid="poll-ballots">{t("secret.ballots", { n: tally.answers })}</p>}
    </div>
  );
}

export function ScaleEnds({ scale }: { scale: NonNullable<Poll["scale"]> }) {
  if (!scale.low && !scale.high) return null;
  return (
    <p class="poll-ends">
      <span dir="auto">{scale.low && `${scale.from} ${scale.low}`}</span>
      <span dir="auto">{scale.high && `${scale.to} ${scale.high}`}</span>
    </p>
  );
}

/** Words in the order of their number, the size by it: five sizes, so that neighbours are told apart. */
function Cloud({ tally }: { tally: PollTally }) {
  const words = tally.words ?? [];
  if (words.length === 0) return <p class="quiet">{t("polls.none")}</p>;
  const top = words[0]?.n ?? 1;
  return (
    <ul class="poll-cloud" data-testid="poll-cloud" aria-label={t("polls.results")}>
      {words.map(({ word, n }) => (
        <li key={word} class={`size-${Math.max(1, Math.ceil((5 * n) / top))}`} dir="auto">{word} <span class="poll-word-n">{format_number(n)}</span></li>
      ))}
    </ul>
  );
}
