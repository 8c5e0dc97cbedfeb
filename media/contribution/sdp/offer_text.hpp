#pragma once

// An offer as GStreamer gets it: written anew from what was judged. Pure.

#include "media/contribution/sdp/offer.hpp"

#include <string>

namespace paraninfo::contribution {

std::string offer_text(const JudgedOffer& offer);

}  // namespace paraninfo::contribution
