// English: questions that are anonymous to moderators too, for who asks and for moderators.
export const anonymity_en = {
  "composer.seen_by_nobody": "Neither the audience nor moderators see the name {name}; only whoever runs the server could find it out",
  "composer.not_sealed": "Not sent: moderators would see your name now. Your text is kept.",
  "questions.sealed": "Moderators do not see your name",

  "desk.anonymity": "Anonymous questions",
  "desk.anonymity_audience": "Moderators see the name",
  "desk.anonymity_everybody": "Nobody sees the name",
  "desk.sealed": "anonymous to moderators too",
  "desk.asker": "Asker",
  "desk.asker_of": "The asker of “{text}”",
  "desk.ban_hint_sealed": "The person leaves the room on every device at once. Only this question leaves the lists: anything else would tell who it is.",
} as const;
