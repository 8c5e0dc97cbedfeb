// Silences and bans in Spanish.

export const sanctions_es = {
  "reject.silenced": "Quien modera le ha pedido una pausa por ahora.",
  "refusal.banned": "Quien modera ha cerrado esta sala para usted. Si cree que es un error, escriba a la organización.",
  "silence.told": "Quien modera ha puesto en pausa sus preguntas ({reason}). Puede seguir viendo y votando, y su texto se conserva.",
  "silence.told_until": "Quien modera ha puesto en pausa sus preguntas hasta las {time} ({reason}). Puede seguir viendo y votando, y su texto se conserva.",
  "silence.lifted": "Ya puede volver a preguntar.",
  "desk.person": "Persona",
  "desk.silence": "Silenciar",
  "desk.lift_silence": "Levantar el silencio",
  "desk.ban": "Expulsar",
  "desk.unban": "Readmitir",
  "desk.silenced": "en silencio",
  "desk.banned": "fuera de la sala",
  "desk.silence_reason": "Motivo, que la persona verá",
  "desk.ban_reason": "Motivo, para moderadores",
  "desk.silence_time": "Durante",
  "desk.silence_open": "hasta que se levante",
  "desk.silence_minutes": { one: "{n} minuto", other: "{n} minutos" },
  "desk.ban_hint": "La persona sale de la sala en todos sus dispositivos al momento. Sus preguntas pendientes salen de las listas.",
};
