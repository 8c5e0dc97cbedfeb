// The polls as this seat may see them: forms by change, results and numbers of answers by state, one's own votes.
import type { Ballot, Change, Poll, PollAnswer, PollGroup, PollState, PollTally, Snapshot } from "../protocol/messages";

export interface Polls {
  polls: ReadonlyMap<string, Poll>;
  /** What this person voted, by poll. */
  ballots: ReadonlyMap<string, Ballot>;
  results: ReadonlyMap<string, PollTally>;
  answers: ReadonlyMap<string, number>;
  /** By class of voters, once the poll is closed; none of a poll: nothing is told apart. */
  classes: ReadonlyMap<string, readonly PollGroup[]>;
  /** Answers to open text, for moderators: oldest first. */
  texts: ReadonlyMap<string, readonly PollAnswer[]>;
}

export const texts_max = 300;

export const no_polls: Polls = { polls: new Map(), ballots: new Map(), results: new Map(), answers: new Map(), classes: new Map(), texts: new Map() };

export function polls_of(snapshot: Snapshot): Polls {
  const polls = snapshot.polls ?? [];
  return {
    ...no_polls,
    polls: new Map(polls.map(({ answers: _, ...poll }) => [poll.id, poll])),
    ballots: new Map(Object.entries(snapshot.ballots ?? {})),
    texts: new Map(polls.map(({ id, answers }) => [id, answers ?? []])),
  };
}

export function reduce_polls(held: Polls, change: Change): Polls {
  const { poll, gone, ballot, answer } = change.data as { poll?: Poll | string; gone?: string; ballot?: Ballot; answer?: PollAnswer };
  if (typeof gone === "string") return without(held, gone);
  if (typeof poll === "object") return { ...held, polls: new Map(held.polls).set(poll.id, poll) };
  if (typeof poll !== "string") return held;
  if (ballot) held = { ...held, ballots: new Map(held.ballots).set(poll, ballot) };
  if (answer) held = { ...held, texts: new Map(held.texts).set(poll, with_answer(held.texts.get(poll) ?? [], answer)) };
  return held;
}

function with_answer(known: readonly PollAnswer[], answer: PollAnswer): readonly PollAnswer[] {
  if (!known.some(({ number }) => number === answer.number)) return [...known, answer].slice(-texts_max);
  return known.map((each) => (each.number === answer.number ? answer : each));
}

function without(held: Polls, id: string): Polls {
  const drop = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([key]) => key !== id));
  return {
    polls: drop(held.polls), ballots: drop(held.ballots), results: drop(held.results), answers: drop(held.answers), classes: drop(held.classes), texts: drop(held.texts),
  };
}

export function set_results(held: Polls, id: string, data: unknown): Polls {
  return { ...held, results: new Map(held.results).set(id, data as PollTally) };
}

export function set_answers(held: Polls, id: string, data: unknown): Polls {
  return { ...held, answers: new Map(held.answers).set(id, (data as { answers: number }).answers) };
}

export function set_classes(held: Polls, id: string, data: unknown): Polls {
  return { ...held, classes: new Map(held.classes).set(id, (data as { groups: PollGroup[] }).groups) };
}

/** A moderator's command was stale: the reply shows the poll as it stands. */
export function show_present_poll(held: Polls, present: Poll): Polls {
  const known = held.polls.get(present.id);
  if (known && known.version >= present.version) return held;
  return { ...held, polls: new Map(held.polls).set(present.id, present) };
}

export function takes_votes(state: PollState): boolean {
  return state === "open" || state === "closing";
}

/** A secret poll that is over and not yet counted. */
export function awaits_count(poll: Poll): boolean {
  return poll.secret === true && !takes_votes(poll.state) && poll.state !== "draft" && !poll.counted;
}

/** What the audience sees: the poll that takes votes, else the one that was closed last. */
export function shown_poll({ polls }: Polls): Poll | null {
  let closed: Poll | null = null;
  for (const poll of polls.values()) {
    if (takes_votes(poll.state)) return poll;
    if (poll.state === "closed" && (poll.closes_at ?? 0) >= (closed?.closes_at ?? 0)) closed = poll;
  }
  return closed;
}

/** In the moderator's order: what goes on first, then drafts, then what is over, the newest of each first. */
export function in_order({ polls }: Polls): Poll[] {
  const rank: Record<PollState, number> = { open: 0, closing: 0, closed: 1, draft: 2, archived: 3 };
  return [...polls.values()].reverse().sort((a, b) => rank[a.state] - rank[b.state]);
}

/** The texts that the counts belong to: the options, or the steps of the scale. */
export function choices_of(poll: Poll): string[] {
  if (!poll.scale) return poll.options;
  const { from, to } = poll.scale;
  return Array.from({ length: to - from + 1 }, (_, step) => String(from + step));
}

/** Which of `choices_of` a vote chose. */
export function chosen_in(poll: Poll, ballot: Ballot | undefined): number[] {
  if (!ballot) return [];
  if ("choices" in ballot) return ballot.choices;
  return "scale" in ballot && poll.scale ? [ballot.scale - poll.scale.from] : [];
}

/** The vote for some of `choices_of`. */
export function ballot_for(poll: Poll, chosen: readonly number[]): Ballot {
  if (poll.scale) return { scale: poll.scale.from + (chosen[0] ?? 0) };
  return { choices: [...chosen].sort((a, b) => a - b) };
}
