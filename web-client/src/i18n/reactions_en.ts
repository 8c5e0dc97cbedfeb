// Reactions in English.
export const reactions_en = {
  "reactions.title": "Reactions",
  "reactions.name_applause": "Applause",
  "reactions.name_heart": "Heart",
  "reactions.name_laugh": "Laughter",
  "reactions.name_surprise": "Surprise",
  "reactions.name_agree": "Agreement",
  "reactions.slower": "A little slower, please.",
  "reactions.not_now": "Reactions are not taken at the moment.",
  "desk.reactions_open": "Allow reactions",
  "desk.reactions_close": "Stop reactions",
} as const;
