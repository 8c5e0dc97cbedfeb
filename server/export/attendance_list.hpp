// The attendance of one session as the desk shows it (PROTOCOL.md 1.10): everybody with a seat among the
// room's audience, also those who were not there, since those are whom a correction is for. Blocking.
#pragma once

#include "server/export/exporter.hpp"

#include <optional>
#include <string>

namespace paraninfo::exports {

// Nothing where the room has no such session. Throws database::Error.
std::optional<std::string> attendance_list(const Source& source, const RoomId& room,
                                           const std::string& session, std::int64_t now_ms);

}  // namespace paraninfo::exports
