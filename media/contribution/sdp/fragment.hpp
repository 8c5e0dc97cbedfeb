#pragma once

// The candidates of an ICE fragment (RFC 8840, section 9), which a browser sends after its offer. Pure.

#include "media/contribution/sdp/offer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::contribution {

struct LateCandidate {
    unsigned section = 0;  // of the offer
    std::string text;      // "candidate:…"
    bool operator==(const LateCandidate&) const = default;
};

// Those that are usable, by the sections' mids; none from a fragment of another ICE session or of no form.
std::vector<LateCandidate> read_fragment(std::string_view fragment, const JudgedOffer& offer);

}  // namespace paraninfo::contribution
