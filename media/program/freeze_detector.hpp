#pragma once

// Whether a picture differs from the last one that was seen to change: luma is compared at 768 points of a
// sparse grid, so that it costs microseconds a picture. Small differences, as an encoder makes them anew in
// each key frame of a still picture, do not count; slow ones add up. Pure; not for two threads at once.

#include <array>
#include <cstdint>
#include <span>

namespace paraninfo::program {

class FreezeDetector {
  public:
    static constexpr int columns = 32;
    static constexpr int rows = 24;
    static constexpr int difference_min = 7;  // of a point's luma, 0 to 255
    static constexpr int points_min = 3;

    // `luma`: rows of `stride` bytes each, at least `stride` x `height`; fewer say nothing and count as a
    // change.
    bool changed(std::span<const std::uint8_t> luma, int width, int height, int stride);

  private:
    std::array<std::uint8_t, std::size_t{columns} * rows> last_{};
    bool seen_ = false;
};

}  // namespace paraninfo::program
