// Spanish: questions that are anonymous to moderators too, for who asks and for moderators.
export const anonymity_es = {
  "composer.seen_by_nobody": "Ni el público ni la moderación ven el nombre {name}; solo quien administra el servidor podría averiguarlo",
  "composer.not_sealed": "No se ha enviado: ahora la moderación vería su nombre. Su texto se conserva.",
  "questions.sealed": "La moderación no ve su nombre",

  "desk.asker": "Quien pregunta",
  "desk.ban_hint_sealed": "La persona sale de la sala en todos sus dispositivos al momento. Solo esta pregunta sale de las listas: lo demás revelaría quién es.",
};
