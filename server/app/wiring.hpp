// From the configuration to what each part wants of it. Pure.
#pragma once

#include "config/settings.hpp"
#include "server/export/exporter.hpp"
#include "server/live/room_settings.hpp"
#include "server/workers/supervisor.hpp"

#include <set>
#include <string>
#include <vector>

namespace paraninfo::app {

std::vector<live::RoomSettings> room_settings(const config::Settings& settings);
std::set<RoomId> room_ids(const config::Settings& settings);

// The data of the state "media" (PROTOCOL.md section 5).
struct MediaWords {
    std::string profile;
    std::int64_t part_ms = 0;
    bool edge = false;  // pages fetch the picture from another origin
};
std::string media_json(const workers::MediaState& state, const MediaWords& words);

// What exports are made from.
exports::Source export_source(const config::Settings& settings);

}  // namespace paraninfo::app
