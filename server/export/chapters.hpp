// The chapters of a recorded broadcast: the sessions of the agenda and every question that was put on air, at
// their places in the recording. Nobody is named in them, neither who asked nor who answered. Blocking; any
// thread.
#pragma once

#include "server/archive/recording.hpp"
#include "server/export/exporter.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::exports {

struct Chapter {
    std::int64_t at_ms = 0;  // in the recording as it is played
    std::string title;
    std::string question;  // its id; empty: a session
    bool operator==(const Chapter&) const = default;
};

// In their order; what lies wholly where nothing was recorded is not there. `language` is that of the
// sessions' titles, or the event's own where it is none of its. A question that was withdrawn, declined,
// merged or erased since is not there, whether it was on air or not. Throws Error.
std::vector<Chapter> chapters_of(const Source& source, const archive::Recording& recording,
                                 const std::string& language);

// {"chapters":[{"at_ms","title","kind","question"}]}, and the same as WebVTT up to the recording's end.
std::string chapters_json(const std::vector<Chapter>& chapters);
std::string chapters_vtt(const std::vector<Chapter>& chapters, std::int64_t end_ms);

}  // namespace paraninfo::exports
