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
    // Index in Configure::renditions of each rendition of the encoder's.
    std::vector<std::uint16_t> video;
    std::vector<std::uint16_t> audio;
    bool direct = false;                    // the best rendition is the source's own where that fits
    std::vector<media_link::Sound> sounds;  // what each sound of the encoder's is
    bool operator==(const Plan&) const = default;
};

Plan plan_of(const media_link::Configure& configure);

}  // namespace paraninfo::program
