// Reactions in Portuguese.

export const reactions_pt = {
  "reactions.title": "Reações",
  "reactions.name_applause": "Aplauso",
  "reactions.name_heart": "Coração",
  "reactions.name_laugh": "Risada",
  "reactions.name_surprise": "Surpresa",
  "reactions.name_agree": "Concordo",
  "reactions.slower": "Um pouco mais devagar, por favor.",
  "reactions.not_now": "No momento não são aceitas reações.",
  "desk.reactions_open": "Permitir reações",
  "desk.reactions_close": "Parar reações",
};
