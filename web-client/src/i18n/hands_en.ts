// Raised hands in English.
export const hands_en = {
  "hands.raise": "Raise hand",
  "hands.lower": "Lower hand",
  "hands.up": "Your hand is up.",
  "hands.place": "Your hand is up: place {place} of {total}",
  "hands.waiting": { one: "{n} raised hand", other: "{n} raised hands" },
  "hands.invited": "A moderator invites you to speak.",
  "hands.accept": "Accept",
  "hands.turn_down": "Not now",
  "hands.accepted": "You are called; a moderator will tell you how you come on.",
  "hands.accepted_stage": "Come on stage with your microphone, and with your camera if you like.",
  "hands.to_stage": "Go on stage",
  "hands.declined": "A moderator has put your hand down: it cannot be taken this time.",
  "hands.done": "Your turn is over. Thank you.",
  "hands.closed": "Hands cannot be raised at the moment.",
  "hands.refused": "That did not work: {reason}",
  "live.hand_raised": "A hand was raised: {name}",
} as const;
