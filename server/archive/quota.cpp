#include "server/archive/quota.hpp"

#include <algorithm>
#include <numeric>

namespace paraninfo::archive {

std::uint64_t bytes_of(const std::vector<Kept>& kept) {
    return std::accumulate(kept.begin(), kept.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Kept& one) { return sum + one.bytes; });
}

std::vector<Kept> to_remove(const std::vector<Kept>& kept, const Quota& quota, std::uint64_t needed,
                            std::int64_t now_ms) {
    std::vector<Kept> oldest_first;
    std::copy_if(kept.begin(), kept.end(), std::back_inserter(oldest_first),
                 [](const Kept& one) { return !one.running; });
    std::stable_sort(oldest_first.begin(), oldest_first.end(),
                     [](const Kept& a, const Kept& b) { return a.last_ms < b.last_ms; });
    const std::int64_t oldest_ms = now_ms - std::chrono::milliseconds{quota.keep}.count();
    std::uint64_t bytes = bytes_of(kept) + needed;
    std::vector<Kept> gone;
    for (const Kept& one : oldest_first) {
        if (one.last_ms >= oldest_ms && bytes <= quota.bytes) break;
        bytes -= one.bytes;
        gone.push_back(one);
    }
    return gone;
}

}  // namespace paraninfo::archive
