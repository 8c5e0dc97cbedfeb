#pragma once

// A worker's configuration turned into what it is built from: the grid, the encoders' settings and the place
// of each rendition in the messages. Pure; throws std::invalid_argument naming what cannot be done.

#include "media/cmaf/grid.hpp"
#include "media/encode/encoder.hpp"
#include "protocol/media_link/messages.hpp"

#include <cstdint>
#include <vector>

namespace paraninfo::program {

struct Plan {
    cmaf::Grid grid;
    encode::EncoderSettings encoder;
    std::vector<std::uint16_t> video;  // index in Configure::renditions of each video rendition
    std::uint16_t audio = 0;
    bool operator==(const Plan&) const = default;
};

Plan plan_of(const media_link::Configure& configure);

}  // namespace paraninfo::program
