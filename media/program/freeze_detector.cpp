#include "media/program/freeze_detector.hpp"

#include <cstdlib>
#include <utility>

namespace paraninfo::program {

bool FreezeDetector::changed(std::span<const std::uint8_t> luma, int width, int height, int stride) {
    if (width < 1 || height < 1 || stride < width ||
        luma.size() < static_cast<std::size_t>(stride) * static_cast<std::size_t>(height))
        return true;
    std::array<std::uint8_t, std::size_t{columns} * rows> points{};
    int different = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            // The middle of each cell.
            const int x = (2 * column + 1) * width / (2 * columns);
            const int y = (2 * row + 1) * height / (2 * rows);
            const auto at = static_cast<std::size_t>(row * columns + column);
            points[at] = luma[static_cast<std::size_t>(y) * static_cast<std::size_t>(stride) +
                              static_cast<std::size_t>(x)];
            if (std::abs(int{points[at]} - int{last_[at]}) >= difference_min) ++different;
        }
    }
    if (std::exchange(seen_, true) && different < points_min) return false;
    last_ = points;
    return true;
}

}  // namespace paraninfo::program
