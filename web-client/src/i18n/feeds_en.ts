// The sources in English.

export const feeds_en = {
  "feeds.title": "Sources",
  "feeds.waiting": "No encoder yet",
  "feeds.publishing": "An encoder is sending",
  "feeds.silent": "The encoder is silent",
  "feeds.lost": "The encoder is gone",
  "feeds.since": "since {time}",
  "feeds.refused": "Refused at {time}: {why}.",
  "feeds.settings": "Settings for OBS and ffmpeg",
  "feeds.key_hint": "KEY stands for the key, which was shown once to whoever made it. A new one: paraninfo ctl key --id ID.",
  "feeds.obs_server": "OBS: Stream, Custom, Server",
  "feeds.obs_key": "OBS: Stream key",
  "feeds.refused_400": "it did not speak the protocol",
  "feeds.refused_403": "the key is wrong",
  "feeds.refused_404": "there is no such source",
  "feeds.refused_409": "somebody else is sending",
  "feeds.refused_415": "its codecs cannot be used",
};
