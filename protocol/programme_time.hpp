// When something happened by the programme's own clock, which is that of its pictures. A value; how it is
// used says docs/decisions/programme-time.md.
#pragma once

#include <cstdint>
#include <string>

namespace paraninfo {

// Milliseconds since the start of a publication, which is named as in the addresses of its media.
struct ProgrammeTime {
    std::string publication;
    std::int64_t ms = 0;
    bool operator==(const ProgrammeTime&) const = default;
};

}  // namespace paraninfo
