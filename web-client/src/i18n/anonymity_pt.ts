// Portuguese: questions that are anonymous to moderators too, for who asks and for moderators.
export const anonymity_pt = {
  "composer.seen_by_nobody": "Nem o público nem a moderação veem o nome {name}; só quem administra o servidor poderia descobri-lo",
  "composer.not_sealed": "Não enviada: agora a moderação veria seu nome. Seu texto fica guardado.",
  "questions.sealed": "A moderação não vê seu nome",

  "desk.asker": "Quem pergunta",
  "desk.ban_hint_sealed": "A pessoa sai da sala em todos os dispositivos na hora. Só esta pergunta sai das listas: o resto revelaria quem ela é.",
};
