// English: questions that are anonymous to moderators too, for who asks and for moderators.
export const anonymity_en = {
  "composer.seen_by_nobody": "Neither the audience nor moderators see the name {name}; only whoever runs the server could find it out",
  "composer.not_sealed": "Not sent: moderators would see your name now. Your text is kept.",
  "questions.sealed": "Moderators do not see your name",

  "desk.asker": "Asker",
  "desk.ban_hint_sealed": "The person leaves the room on every device at once. Only this question leaves the lists: anything else would tell who it is.",
} as const;
