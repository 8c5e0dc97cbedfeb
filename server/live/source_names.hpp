// What the sources of a panelist, a producer's microphone, and files are called (PROTOCOL.md section 4.6):
// made from the person's id or the file's name, so that a scene that names one holds over every connection.
// Pure; any thread.
#pragma once

#include "protocol/ids.hpp"

#include <string>
#include <string_view>

namespace paraninfo::live {

std::string camera_of(const PersonId& person);  // `cam-…`
std::string screen_of(const PersonId& person);  // `scr-…`
// Of a producer, by which panelists are spoken to.
std::string talkback_of(const PersonId& person);  // `talk-…`
std::string file_of(std::string_view name);       // `file-…`

}  // namespace paraninfo::live
