// An SDP offer or an ICE fragment of a stranger. Whatever comes, what GStreamer would get is an offer that is
// judged the same once more, in bounds, and a refusal is printable.

#include "media/contribution/sdp/fragment.hpp"
#include "media/contribution/sdp/offer.hpp"
#include "media/contribution/sdp/offer_text.hpp"

#include <algorithm>
#include <cstdlib>

using namespace paraninfo::contribution;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void look_at(std::string_view text, Purpose purpose) {
    const auto judged = judge(text, purpose);
    if (const auto* refusal = std::get_if<Refusal>(&judged)) {
        must(refusal->status == 400 || refusal->status == 406 || refusal->status == 415);
        must(std::all_of(refusal->words.begin(), refusal->words.end(),
                         [](char c) { return c >= ' ' && c <= '~'; }));
        return;
    }
    const auto& offer = std::get<JudgedOffer>(judged);
    must(!offer.media.empty() && offer.media.size() <= 2);
    const auto again = judge(offer_text(offer), purpose);
    const auto* same = std::get_if<JudgedOffer>(&again);
    must(same != nullptr);
    JudgedOffer expected = offer;
    if (purpose == Purpose::play)
        for (OfferedMedia& media : expected.media) media.ssrcs.clear();
    must(*same == expected);
    must(read_fragment(text, offer).size() <= offer_candidates_max);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    look_at(text, Purpose::publish);
    look_at(text, Purpose::play);
    return 0;
}
