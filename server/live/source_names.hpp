// What the sources of a panelist, and a producer's microphone, are called (PROTOCOL.md section 4.6): made
// from the person's id, so that a scene that names one holds over every connection. Pure; any thread.
#pragma once

#include "protocol/ids.hpp"

#include <string>

namespace paraninfo::live {

std::string camera_of(const PersonId& person);  // `cam-…`
std::string screen_of(const PersonId& person);  // `scr-…`
// Of a producer, by which panelists are spoken to.
std::string talkback_of(const PersonId& person);  // `talk-…`

}  // namespace paraninfo::live
