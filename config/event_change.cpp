#include "config/event_change.hpp"

#include <algorithm>

namespace paraninfo::config {
namespace {

bool has_room(const EventFile& event, const std::string& id) {
    return std::any_of(event.rooms.begin(), event.rooms.end(),
                       [&](const EventRoom& room) { return room.id == id; });
}

}  // namespace

std::vector<Complaint> judge_change(const Settings& shown, const EventFile& next,
                                    const std::set<std::string>& opened, const std::set<std::string>& used) {
    std::vector<Complaint> complaints;
    if (shown.agenda && next.id != shown.agenda->id)
        complaints.push_back({"id", "cannot change while the server runs: restart it"});
    if (next.languages != shown.event.languages)
        complaints.push_back({"languages", "cannot change while the server runs: restart it"});
    for (std::size_t i = 0; i < next.rooms.size(); ++i) {
        if (!opened.contains(next.rooms[i].id))
            complaints.push_back({"rooms[" + std::to_string(i) + "].id",
                                  "is a new room, which a reload cannot open: restart the server"});
    }
    for (const auto& room : used) {
        if (!has_room(next, room))
            complaints.push_back(
                {"rooms", "room \"" + room + "\" has changes in the journal and cannot be left out"});
    }
    return complaints;
}

std::vector<std::string> rooms_left_out(const Settings& shown, const EventFile& next) {
    std::vector<std::string> gone;
    for (const auto& room : shown.rooms)
        if (!has_room(next, room.id)) gone.push_back(room.id);
    return gone;
}

}  // namespace paraninfo::config
