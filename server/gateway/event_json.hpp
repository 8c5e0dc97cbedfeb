// The public facts of the event and its agenda as JSON (PROTOCOL.md section 1.3). Pure.
#pragma once

#include "config/settings.hpp"

#include <string>

namespace paraninfo::gateway {

// The answer is at most this large: the limits of the event file (config/event_file.hpp) see to it.
inline constexpr std::size_t event_json_bytes_max = 512 * 1024;

struct EventJson {
    std::string version;  // changes with the rest
    std::string text;
};

EventJson event_json(const config::Settings& settings);

}  // namespace paraninfo::gateway
