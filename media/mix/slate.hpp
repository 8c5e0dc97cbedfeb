#pragma once

// What is shown while the source is silent: the room's name and the time of day on a quiet ground. Pure but
// for the fonts.

#include "media/mix/canvas.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::mix {

// The whole picture in the layout of its size. `clock` is shown as it is ("14:03").
std::vector<std::uint8_t> draw_slate(int width, int height, const std::string& title,
                                     const std::string& clock);

}  // namespace paraninfo::mix
