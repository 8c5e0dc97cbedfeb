// The messages of the recordings' page in Portuguese: loaded only there.

export const archive_pt = {
  "archive.title": "Gravações",
  "archive.none": "Ainda não há nada gravado aqui. Uma transmissão pode ser vista aqui depois de terminar.",
  "archive.failed": "De momento não é possível chegar às gravações. Esta página tenta de novo por si.",
  "archive.list": "Transmissões",
  "archive.of": "{date}, {minutes}",
  "archive.minutes": { one: "{n} minuto", other: "{n} minutos" },
  "archive.picture": "Gravação de {date}",
  "archive.timeline": "Percorrer a gravação",
  "archive.chapters": "Capítulos",
  "archive.no_chapters": "Esta gravação não tem capítulos.",
  "archive.session": "Sessão",
  "archive.question": "Pergunta",
  "archive.download": "Descarregar em MP4 ({size})",
  "archive.cannot_play": "Este navegador não consegue reproduzir a gravação. Pode descarregá-la.",
};
