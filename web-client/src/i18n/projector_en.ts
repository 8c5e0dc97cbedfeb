// The messages of the programme on the projector in English.

export const projector_en = {
  "projector.bar": "What this screen shows and sounds",
  "projector.show": "Programme",
  "projector.sound": "Sound without the hall",
  "projector.label": "The programme",
  "projector.coming": "The programme is on its way…",
  "projector.none": "There is no programme at the moment",
  "projector.by_itself": "It comes back by itself.",
  "projector.again": "Try again",
  "projector.sound_refused": "No sound: the browser lets none out before somebody presses S here.",
  "projector.why_closed": "This room takes no panelists, so there is no programme to show here.",
  "projector.why_full": "As many play it as the server takes. Close it somewhere else, or tell the producer.",
  "projector.why_not_allowed": "This page may not show it any more. Open the screen’s link again.",
  "projector.why_browser": "This browser cannot play it. Use a current Chrome, Edge or Firefox.",
  "projector.why_studio": "The part of the server that makes the picture does not answer.",
  "projector.why_lost": "The connection was interrupted.",
  "projector.why_network": "Nothing comes through between this machine and the server.",
};
