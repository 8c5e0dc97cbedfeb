// The sources in Portuguese.

export const feeds_pt = {
  "feeds.title": "Fontes",
  "feeds.waiting": "Ainda não há codificador",
  "feeds.publishing": "Um codificador está a enviar",
  "feeds.silent": "O codificador está em silêncio",
  "feeds.lost": "O codificador desapareceu",
  "feeds.since": "desde as {time}",
  "feeds.refused": "Recusado às {time}: {why}.",
  "feeds.settings": "Definições para OBS e ffmpeg",
  "feeds.key_hint": "KEY está no lugar da chave, que foi mostrada uma vez a quem a criou. Uma nova: paraninfo ctl key --id ID.",
  "feeds.obs_server": "OBS: Transmissão, Personalizado, Servidor",
  "feeds.obs_key": "OBS: Chave de transmissão",
  "feeds.refused_400": "não falava o protocolo",
  "feeds.refused_403": "a chave está errada",
  "feeds.refused_404": "essa fonte não existe",
  "feeds.refused_409": "outro está a enviar",
  "feeds.refused_415": "os seus codecs não podem ser usados",
};
