// Silences and bans in Portuguese.

export const sanctions_pt = {
  "reject.silenced": "A moderação pediu uma pausa a você por enquanto.",
  "refusal.banned": "A moderação fechou esta sala para você. Se acha que é um engano, escreva à organização.",
  "silence.told": "A moderação pausou suas perguntas ({reason}). Você pode continuar assistindo e votando, e seu texto fica guardado.",
  "silence.told_until": "A moderação pausou suas perguntas até {time} ({reason}). Você pode continuar assistindo e votando, e seu texto fica guardado.",
  "silence.lifted": "Você já pode perguntar de novo.",
  "desk.person": "Pessoa",
  "desk.silence": "Silenciar",
  "desk.lift_silence": "Retirar o silêncio",
  "desk.ban": "Banir",
  "desk.unban": "Readmitir",
  "desk.silenced": "em silêncio",
  "desk.banned": "fora da sala",
  "desk.silence_reason": "Motivo, mostrado à pessoa",
  "desk.ban_reason": "Motivo, para a moderação",
  "desk.silence_time": "Por",
  "desk.silence_open": "até ser retirado",
  "desk.silence_minutes": { one: "{n} minuto", other: "{n} minutos" },
  "desk.ban_hint": "A pessoa sai da sala em todos os dispositivos na hora. As perguntas ainda por ouvir saem das listas.",
};
