// The shapes of polls in protocol/PROTOCOL.md, section 4.1, as this client reads them.
import type { PollAiring } from "./messages";

export type PollKind = "single" | "multiple" | "scale" | "text";
export type PollState = "draft" | "open" | "closing" | "closed" | "archived";
export type PollShown = "after_close" | "after_vote" | "always";

/** What a moderator writes of a poll; the members of its kind only. */
export interface PollForm {
  title: string;
  kind: PollKind;
  options?: string[];
  choices_max?: number;
  scale?: { from: number; to: number; low?: string; high?: string };
  results: PollShown;
  split: boolean;
  session?: string;
  secret?: boolean;
}

export interface Poll {
  id: string;
  title: string;
  kind: PollKind;
  options: string[];
  choices_max: number;
  scale: { from: number; to: number; low: string | null; high: string | null } | null;
  results: PollShown;
  split: boolean;
  state: PollState;
  closes_at: number | null;
  version: number;
  session?: string;
  aired?: PollAiring;
  /** Secret polls only: whether the ballots have been counted, and from opened on the modulus of the key for papers. */
  secret?: boolean;
  counted?: boolean;
  modulus?: string;
}

export type Ballot = { choices: number[] } | { scale: number } | { text: string } | { paper: true };

export interface PollAnswer {
  number: number;
  text: string;
}

export type VoterClass = "registered" | "hall" | "open";

/** What a class said, or several together that may not be told apart. */
export interface PollGroup {
  classes: VoterClass[];
  answers: number;
  counts?: number[];
}

export interface PollTally {
  answers: number;
  counts?: number[];
  words?: { word: string; n: number }[];
}
