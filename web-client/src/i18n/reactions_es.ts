// Reactions in Spanish.

export const reactions_es = {
  "reactions.title": "Reacciones",
  "reactions.name_applause": "Aplauso",
  "reactions.name_heart": "Corazón",
  "reactions.name_laugh": "Risa",
  "reactions.name_surprise": "Sorpresa",
  "reactions.name_agree": "De acuerdo",
  "reactions.slower": "Un poco más despacio, por favor.",
  "reactions.not_now": "Ahora no se admiten reacciones.",
  "desk.reactions_open": "Permitir reacciones",
  "desk.reactions_close": "Detener reacciones",
};
