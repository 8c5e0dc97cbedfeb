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

std::optional<std::uint32_t> strip_time(const StripCells& cells) {
    std::uint32_t gray = 0;
    int white_cells = cells[31] ? 1 : 0;
    for (unsigned i = 0; i < 31; ++i) {
        gray = gray << 1 | (cells[i] ? 1U : 0U);
        white_cells += cells[i] ? 1 : 0;
    }
    if (white_cells % 2 != 0) return std::nullopt;
    for (const unsigned shift : {16U, 8U, 4U, 2U, 1U}) gray ^= gray >> shift;
    return gray;
}

}  // namespace paraninfo::mix
