// The messages of exports in English.

export const export_en = {
  "export.title": "Export",
  "export.hint": "The names of people who asked anonymously, and who voted what, are never in the file.",
  "export.what": "What",
  "export.what_questions": "Questions",
  "export.what_polls": "Polls and their results",
  "export.what_announcements": "Announcements",
  "export.what_audit": "Audit: every change",
  "export.what_all": "All of it",
  "export.format": "Format",
  "export.format_xlsx": "Excel (XLSX)",
  "export.format_csv": "CSV",
  "export.format_json": "JSON",
  "export.make": "Download",
  "export.busy": "The file is being made…",
  "export.ready": "Ready: {name}",
  "export.limited": "One export at a time, and six a minute at most. Wait a moment and press the button again.",
  "export.not_allowed": "Only moderators of this room may export. Open your link again.",
  "export.too_large": "The file is too large for the browser. Ask the operator for it (paraninfo export).",
  "export.offline": "The server cannot be reached. Try again when the connection is back.",
  "export.failed": "The file could not be made. Try again; if it fails again, tell the operator.",
} as const;
