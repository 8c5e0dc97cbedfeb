// English: where a question belongs in the agenda, similar questions.
export const triage_en = {
  "place.session": "Session",
  "place.speaker": "Speaker",
  "place.none": "No session",
  "place.anyone": "anybody",
  "place.for": "For",
  "place.to": "For {name}",
  "place.assigned": "Answers: {name}",
  "channel.send": "Send",
  "similar.title": "Somebody has asked much the same:",
  "similar.found": { one: "{n} similar question is there already", other: "{n} similar questions are there already" },
  "similar.vote": { one: "Up-vote this one ({n})", other: "Up-vote this one ({n})" },
  "similar.voted": { one: "Up-voted ({n})", other: "Up-voted ({n})" },
  "similar.counted": "Your vote counts there.",
  "similar.discard": "Discard what I wrote",
} as const;
