// Portuguese: questions that are anonymous to moderators too, for who asks and for moderators.
export const anonymity_pt = {
  "composer.seen_by_nobody": "Nem o público nem a moderação veem o nome {name}; só quem administra o servidor poderia descobri-lo",
  "composer.not_sealed": "Não enviada: agora a moderação veria seu nome. Seu texto fica guardado.",
  "questions.sealed": "A moderação não vê seu nome",

  "desk.anonymity": "Perguntas anônimas",
  "desk.anonymity_audience": "A moderação vê o nome",
  "desk.anonymity_everybody": "Ninguém vê o nome",
  "desk.sealed": "anônima também para a moderação",
  "desk.asker": "Quem pergunta",
  "desk.asker_of": "Quem perguntou “{text}”",
  "desk.ban_hint_sealed": "A pessoa sai da sala em todos os dispositivos na hora. Só esta pergunta sai das listas: o resto revelaria quem ela é.",
};
