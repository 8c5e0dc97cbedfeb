// The messages of exports in Spanish.

export const export_es = {
  "export.title": "Exportar",
  "export.hint": "El archivo nunca dice quién preguntó de forma anónima ni qué votó cada persona.",
  "export.what": "Qué",
  "export.what_questions": "Preguntas",
  "export.what_polls": "Votaciones y sus resultados",
  "export.what_announcements": "Avisos",
  "export.what_audit": "Auditoría: cada cambio",
  "export.what_all": "Todo",
  "export.format": "Formato",
  "export.format_xlsx": "Excel (XLSX)",
  "export.format_csv": "CSV",
  "export.format_json": "JSON",
  "export.make": "Descargar",
  "export.busy": "Se está preparando el archivo…",
  "export.ready": "Listo: {name}",
  "export.limited": "Una exportación a la vez y seis por minuto como máximo. Espere un momento y vuelva a pulsar el botón.",
  "export.not_allowed": "Solo quien modera esta sala puede exportar. Abra de nuevo su enlace.",
  "export.too_large": "El archivo es demasiado grande para el navegador. Pídalo a quien opera el servidor (paraninfo export).",
  "export.offline": "No se puede llegar al servidor. Inténtelo de nuevo cuando vuelva la conexión.",
  "export.failed": "No se pudo preparar el archivo. Inténtelo de nuevo; si vuelve a fallar, avise a quien opera el servidor.",
};
