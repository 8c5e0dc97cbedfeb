// The agenda as a calendar file of RFC 5545 in one language: one VEVENT a session, times in UTC. Pure.
#pragma once

#include "config/event_file.hpp"

#include <string>
#include <string_view>

namespace paraninfo::gateway {

// Octets of a line before it is folded, without its end (section 3.1).
inline constexpr std::size_t calendar_line_max = 75;

// `host` makes the UIDs the host's own; they depend on nothing else but the ids of the event and the session.
std::string calendar_of(const config::EventFile& event, const std::string& language, std::string_view host);

// Backslash, comma, semicolon and line ends as section 3.3.11 wants them in a TEXT.
std::string calendar_text(std::string_view text);

// One content line, folded between characters of UTF-8, with its CRLF.
std::string calendar_line(std::string_view name, std::string_view value);

}  // namespace paraninfo::gateway
