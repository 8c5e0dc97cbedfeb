// Tells rooms the time of their pictures: joins what the workers' supervisor says of its publications to what
// a live room asks. Rooms thread, but for the construction.
#pragma once

#include "server/hls/types.hpp"
#include "server/live/programme_clock.hpp"
#include "server/workers/run_file.hpp"

#include <functional>
#include <string>
#include <unordered_map>

namespace paraninfo::app {

class ProgrammeTimes final : public live::ProgrammeClock {
  public:
    // `monotonic_ns`: CLOCK_MONOTONIC.
    explicit ProgrammeTimes(std::function<std::int64_t()> monotonic_ns = workers::monotonic_ns);

    void open(const RoomId& room, const std::string& publication, const hls::TimeAnchor& anchor);
    std::optional<ProgrammeTime> programme_time(const RoomId& room) const override;

  private:
    struct Opened {
        std::string publication;
        hls::TimeAnchor anchor;
    };
    const std::function<std::int64_t()> monotonic_ns_;
    std::unordered_map<RoomId, Opened> opened_;
};

}  // namespace paraninfo::app
