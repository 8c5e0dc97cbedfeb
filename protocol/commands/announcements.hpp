// What a moderator asks a room to do with announcements.
#pragma once

#include "protocol/ids.hpp"

#include <string>

namespace paraninfo {

struct MakeAnnouncement {
    std::string text;
    bool operator==(const MakeAnnouncement&) const = default;
};

struct RemoveAnnouncement {
    AnnouncementId announcement;
    bool operator==(const RemoveAnnouncement&) const = default;
};

}  // namespace paraninfo
