// The messages of secret polls in English.

export const secret_en = {
  "secret.sentence": "This vote is secret: it is counted, but nobody can see that it is yours.",
  "secret.how": "How?",
  "secret.how_paper": "You get one voting paper, signed without anybody seeing its number. Your vote is then sent under that number, without your name and your login. What is stored does not link the two, so your vote can be counted but not traced back to you.",
  "secret.how_limits": "It is visible that you took part. Votes are shown only together, and only when there are at least 10. The vote is kept safe from whoever reads the stored data; it cannot be kept from somebody who looks into the running server.",
  "secret.getting": "Getting your voting paper…",
  "secret.sending": "Sending your vote without your name. This takes a few seconds.",
  "secret.on_its_way": "Your vote is on its way. Please leave this page open: it can take a minute.",
  "secret.kept": "Your vote is counted in. Receipt: {receipt}. You can change it until the poll closes.",
  "secret.kept_closed": "Your vote was counted in. Receipt: {receipt}.",
  "secret.elsewhere": "Your voting paper is on another device or in another browser. Please vote there.",
  "secret.late": "Your vote arrived after the poll was closed and was not counted.",
  "secret.lost": "Your vote could not be accepted: the voting paper is not valid.",
  "secret.papers": { one: "{n} voting paper given out", other: "{n} voting papers given out" },
  "secret.papers_of": { one: "{n} of {present} has taken a voting paper", other: "{n} of {present} have taken a voting paper" },
  "secret.counting": "The votes are being counted.",
  "secret.few": { one: "{n} vote. Results of secret votes are shown from 10 votes on.", other: "{n} votes. Results of secret votes are shown from 10 votes on." },
  "secret.ballots": { one: "{n} vote counted", other: "{n} votes counted" },
  "secret.sign": "Secret",
} as const;
