// Which recordings go when there is not room for all: a pure decision (docs/decisions/recordings.md).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::archive {

struct Kept {
    std::string room;
    std::string publication;
    std::uint64_t bytes = 0;
    std::int64_t last_ms = 0;  // UTC
    bool running = false;      // never goes
    bool operator==(const Kept&) const = default;
};

struct Quota {
    std::uint64_t bytes = 0;
    std::chrono::days keep{30};
};

// Those whose time is over and, while all together do not leave `needed` bytes, the oldest that remain.
std::vector<Kept> to_remove(const std::vector<Kept>& kept, const Quota& quota, std::uint64_t needed,
                            std::int64_t now_ms);

std::uint64_t bytes_of(const std::vector<Kept>& kept);

}  // namespace paraninfo::archive
