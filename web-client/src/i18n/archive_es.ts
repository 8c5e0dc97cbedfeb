// The messages of the recordings' page in Spanish: loaded only there.

export const archive_es = {
  "archive.title": "Grabaciones",
  "archive.none": "Aquí aún no hay nada grabado. Una emisión puede verse aquí cuando ha terminado.",
  "archive.failed": "Ahora no se puede acceder a las grabaciones. Esta página lo vuelve a intentar sola.",
  "archive.list": "Emisiones",
  "archive.of": "{date}, {minutes}",
  "archive.minutes": { one: "{n} minuto", other: "{n} minutos" },
  "archive.picture": "Grabación del {date}",
  "archive.timeline": "Recorrer la grabación",
  "archive.chapters": "Capítulos",
  "archive.no_chapters": "Esta grabación no tiene capítulos.",
  "archive.session": "Sesión",
  "archive.question": "Pregunta",
  "archive.download": "Descargar como MP4 ({size})",
  "archive.cannot_play": "Este navegador no puede reproducir la grabación. Puede descargarla.",
};
