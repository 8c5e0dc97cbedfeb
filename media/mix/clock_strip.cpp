#include "media/mix/clock_strip.hpp"

#include <bit>

namespace paraninfo::mix {

StripCells strip_cells(std::int64_t wall_ms) {
    const auto time = static_cast<std::uint32_t>(wall_ms & 0x7fffffff);
    const std::uint32_t gray = time ^ (time >> 1);
    StripCells cells{};
    for (unsigned i = 0; i < 31; ++i) cells[i] = (gray >> (30 - i) & 1U) != 0;
    cells[31] = std::popcount(gray) % 2 != 0;
    return cells;
}

}  // namespace paraninfo::mix
