#include "server/app/programme_times.hpp"

#include <utility>

namespace paraninfo::app {

ProgrammeTimes::ProgrammeTimes(std::function<std::int64_t()> monotonic_ns)
    : monotonic_ns_(std::move(monotonic_ns)) {
}

void ProgrammeTimes::open(const RoomId& room, const std::string& publication, const hls::TimeAnchor& anchor) {
    opened_[room] = {publication, anchor};
}

std::optional<ProgrammeTime> ProgrammeTimes::programme_time(const RoomId& room) const {
    const auto found = opened_.find(room);
    if (found == opened_.end()) return std::nullopt;
    const auto& [publication, anchor] = found->second;
    return ProgrammeTime{publication, hls::programme_ms_of(anchor, monotonic_ns_())};
}

}  // namespace paraninfo::app
