// Makes one file from the journal of a room: read through a connection of its own that cannot write, replayed
// by the room's own rules. Blocking; any thread, beside a server that runs or without one.
#pragma once

#include "config/event_file.hpp"
#include "server/export/book.hpp"
#include "server/live/room_settings.hpp"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace paraninfo::exports {

// Where everything is.
struct Source {
    std::filesystem::path data_dir;
    std::string event;
    std::string time_zone;  // IANA; empty: UTC
    std::vector<live::RoomSettings> rooms;
    std::vector<config::Session> sessions;  // of all rooms, in order of time
    std::string language;                   // of the sessions' titles
};

struct Made {
    Offset through = 0;  // the last change that the file knows of
    std::uintmax_t bytes = 0;
};

// `file` lies in a folder of its own and is not there yet. Throws Error with a sentence that names what is
// wrong and what to do; then, or when `stop` was asked, the file is of no use.
Made make_export(const Source& source, const Order& order, const std::filesystem::path& file,
                 std::stop_token stop = {});

// "auditorium-questions-20261125T223000Z.csv": nothing in it that anybody but the operator wrote.
std::string file_name(const Order& order, std::int64_t now_ms);

}  // namespace paraninfo::exports
