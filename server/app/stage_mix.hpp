// From a room's stage to what its worker is told to show and to be heard. Pure.
#pragma once

#include "protocol/media_link/stage.hpp"
#include "protocol/stage.hpp"
#include "server/room/decision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace paraninfo::app {

// A file of a room's folder: what it is called as a source, in the folder, and by people.
struct RoomFile {
    std::string source;
    std::string name;
    std::string title;
    bool operator==(const RoomFile&) const = default;
};

// Another feed of the hall than the room's own: what it is called as a source, and by people.
struct RoomFeed {
    std::string source;
    std::string name;
    bool operator==(const RoomFeed&) const = default;
};

// Every source that the scene shows, that has a sound of its own, that is a feed, that a panelist may send or
// that is a file, in this order and as many as the link carries, with the name on its card. `before`: the
// scene that the worker has; the same again comes without a transition.
media_link::Mix mix_of(const Stage& stage, const std::vector<room::Panelist>& panelists,
                       const std::optional<Scene>& before, const std::vector<RoomFile>& files = {},
                       const std::vector<RoomFeed>& feeds = {});

}  // namespace paraninfo::app
