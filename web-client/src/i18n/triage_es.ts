// Español: lugar de las preguntas en la agenda, preguntas parecidas.
export const triage_es = {
  "place.session": "Sesión",
  "place.speaker": "Ponente",
  "place.none": "Ninguna sesión",
  "place.anyone": "cualquiera",
  "place.for": "Para",
  "place.to": "Para {name}",
  "place.assigned": "Responde: {name}",
  "channel.send": "Enviar",
  "similar.title": "Ya se ha preguntado algo parecido:",
  "similar.found": { one: "Ya hay {n} pregunta parecida", other: "Ya hay {n} preguntas parecidas" },
  "similar.vote": { one: "Votar por esta ({n})", other: "Votar por esta ({n})" },
  "similar.voted": { one: "Votada ({n})", other: "Votada ({n})" },
  "similar.counted": "Su voto cuenta allí.",
  "similar.discard": "Descartar lo escrito",
} as const;
