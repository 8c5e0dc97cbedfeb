// The broadcast in English.

export const broadcast_en = {
  "broadcast.back_at": "Back at {time}",
  "broadcast.next_at": "The next one begins: {time}",
  "broadcast.begins": "Begins: {time}",
  "broadcast.paused": "The broadcast is paused",
  "broadcast.archive": "See the recording",
};
