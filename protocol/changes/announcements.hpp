// What happened to announcements, as the journal keeps it; named by the offset at which they were made.
#pragma once

#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <string>

namespace paraninfo {

struct AnnouncementMade {
    AnnouncementId id;
    std::string text;
    bool operator==(const AnnouncementMade&) const = default;
};

struct AnnouncementRemoved {
    Offset announcement = 0;
    AnnouncementId id;
    bool operator==(const AnnouncementRemoved&) const = default;
};

}  // namespace paraninfo
