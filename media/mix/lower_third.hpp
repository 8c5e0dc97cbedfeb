#pragma once

// The two lines at the lower left that say who speaks: drawn once, then laid over as a layer. Not for every
// frame.

#include "media/mix/picture_mixer.hpp"

#include <string>

namespace paraninfo::mix {

// In the programme's picture; without a picture where both lines are empty.
Layer draw_lower_third(Size programme, const std::string& line_1, const std::string& line_2);

}  // namespace paraninfo::mix
