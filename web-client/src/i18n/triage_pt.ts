// Português: lugar das perguntas na agenda, perguntas parecidas.
export const triage_pt = {
  "place.session": "Sessão",
  "place.speaker": "Palestrante",
  "place.none": "Nenhuma sessão",
  "place.anyone": "qualquer pessoa",
  "place.for": "Para",
  "place.to": "Para {name}",
  "place.assigned": "Responde: {name}",
  "channel.send": "Enviar",
  "similar.title": "Já perguntaram algo parecido:",
  "similar.found": { one: "Já há {n} pergunta semelhante", other: "Já há {n} perguntas semelhantes" },
  "similar.vote": { one: "Votar nesta ({n})", other: "Votar nesta ({n})" },
  "similar.voted": { one: "Votada ({n})", other: "Votada ({n})" },
  "similar.counted": "Seu voto conta ali.",
  "similar.discard": "Descartar o que escrevi",
} as const;
