// The messages of the recordings' page in English: loaded only there.

export const archive_en = {
  "archive.title": "Recordings",
  "archive.none": "Nothing has been recorded here yet. A broadcast can be seen here once it is over.",
  "archive.failed": "The recordings cannot be reached at the moment. This page tries again by itself.",
  "archive.list": "Broadcasts",
  "archive.of": "{date}, {minutes}",
  "archive.minutes": { one: "{n} minute", other: "{n} minutes" },
  "archive.picture": "Recording of {date}",
  "archive.timeline": "Through the recording",
  "archive.chapters": "Chapters",
  "archive.no_chapters": "This recording has no chapters.",
  "archive.session": "Session",
  "archive.question": "Question",
  "archive.download": "Download as MP4 ({size})",
  "archive.cannot_play": "This browser cannot play the recording. You can download it.",
} as const;
