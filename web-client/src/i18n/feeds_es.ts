// The sources in Spanish.

export const feeds_es = {
  "feeds.title": "Fuentes",
  "feeds.waiting": "Aún no hay codificador",
  "feeds.publishing": "Un codificador envía",
  "feeds.silent": "El codificador calla",
  "feeds.lost": "El codificador se ha ido",
  "feeds.since": "desde las {time}",
  "feeds.refused": "Rechazado a las {time}: {why}.",
  "feeds.settings": "Ajustes para OBS y ffmpeg",
  "feeds.key_hint": "KEY está en lugar de la clave, que se mostró una vez a quien la creó. Otra nueva: paraninfo ctl key --id ID.",
  "feeds.obs_server": "OBS: Emisión, Personalizado, Servidor",
  "feeds.obs_key": "OBS: Clave de retransmisión",
  "feeds.refused_400": "no hablaba el protocolo",
  "feeds.refused_403": "la clave es incorrecta",
  "feeds.refused_404": "no existe esa fuente",
  "feeds.refused_409": "otro está enviando",
  "feeds.refused_415": "sus códecs no se pueden usar",
};
