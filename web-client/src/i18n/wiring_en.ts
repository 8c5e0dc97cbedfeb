// How the hall's mixing desk is wired, in English: docs/hall-sound.md, shortened.

export const wiring_en = {
  "wiring.wires": "Three wires",
  "wiring.to_encoder": "From the desk’s aux 1 to the encoder of the hall’s feed: microphones, films and music. Not what comes from Paraninfo.",
  "wiring.to_desk": "From the machine that plays the programme without the hall to a stereo channel of the desk, called “remote”: the panelists. That machine is the projector with “Sound without the hall” on, or a producer’s page with “Heard here without the hall” ticked.",
  "wiring.to_loudspeakers": "From the desk’s main bus to the loudspeakers: everything, “remote” too.",
  "wiring.knob": "The one knob",
  "wiring.knob_words": "“Remote” does not go to aux 1: turn its send there down and tape it. Otherwise viewers hear each panelist twice, each panelist hears themselves late, and the loop may howl. Aux 1 sends post-fader, so that what is muted in the hall is muted for viewers too.",
  "wiring.try": "Try it before anybody is there",
  "wiring.try_count": "Mute all microphones of the hall, put one panelist on air and have them count aloud. The meter of “Hall” has to stay dark; if it moves with the voice, “remote” still goes to aux 1.",
  "wiring.try_muted": "Test the echo above with the microphones muted: nothing comes back, or the feed is silent.",
  "wiring.try_open": "Test it again with them open as they will be. Above −20 dB it is “remote” on aux 1. The delay is how late a panelist would hear themselves, and is nothing to correct.",
  "wiring.left": "What microphones bring back all the same",
  "wiring.left_mute": "Mute the microphones that nobody speaks into, and turn the loudspeakers nearest to the open ones down.",
  "wiring.left_returns": "Returns above says how far the hall goes down while a panelist speaks; for one who still complains, take it down by 6 dB in their return alone.",
  "wiring.left_headphones": "Panelists wear headphones: with loudspeakers the same loop closes at their end.",
  "wiring.lips": "Lips and voice",
  "wiring.lips_words": "Somebody claps in front of the camera. Raise the hall’s delay in steps of 40 ms until clap and sound fall together on the programme’s monitor; 60 to 160 are common. Sound that is late already is corrected in the encoder.",
  "wiring.levels": "Levels",
  "wiring.levels_words": "On aux 1 about −18 dBFS when somebody speaks normally, peaks below −6.",
};
