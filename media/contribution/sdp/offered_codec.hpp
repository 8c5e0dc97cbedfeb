#pragma once

// Which of a section's formats is answered. Pure.

#include "media/contribution/sdp/offer.hpp"
#include "media/contribution/sdp/sdp.hpp"

#include <optional>

namespace paraninfo::contribution {

// With everything of OfferedMedia that belongs to the codec; nothing where there is none in common.
std::optional<OfferedMedia> choose_codec(const sdp::Section& section, Purpose purpose);

}  // namespace paraninfo::contribution
