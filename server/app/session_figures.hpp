// What the agenda's sessions had of viewers, summed while they last and told when they end. Kept in memory
// alone: after a restart in its midst a session's figures begin anew, and say so. Pure; times are UTC in ms.
#pragma once

#include "config/event_file.hpp"
#include "server/attendance/viewing.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::app {

struct SessionFigures {
    std::string session;
    std::string room;
    bool whole = true;  // seen from its beginning
    std::size_t viewers_peak = 0;
    std::optional<std::int64_t> delay_median_ms = {};  // of the room's medians, one a look
    std::uint64_t stalls = 0;
    std::size_t sound_only_hundredths = 0;  // of the time that was followed
    bool operator==(const SessionFigures&) const = default;
};

class SessionTallies {
  public:
    // The agenda as it is now and the rooms as they are now. Returns what ended since the last call: by its
    // time, or because the agenda has it no more. A session that nobody followed is told too.
    std::vector<SessionFigures> look(const std::vector<config::Session>& sessions,
                                     const std::map<std::string, attendance::Viewers>& rooms,
                                     std::int64_t now_ms);

  private:
    struct Tally {
        SessionFigures figures;
        std::uint64_t stalls_before = 0;
        std::map<std::int64_t, std::size_t> delays;  // in tenths of a second, so there are at most 6001
        std::size_t followed = 0, sound_only = 0;    // viewers, summed over the looks
    };
    static SessionFigures end(const Tally& tally);
    static void add(Tally& tally, const attendance::Viewers& viewers);

    std::map<std::string, Tally> running_;  // by session
};

}  // namespace paraninfo::app
