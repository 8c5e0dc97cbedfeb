#include "media/contribution/sdp/fragment.hpp"

#include "media/contribution/sdp/sdp.hpp"

#include <algorithm>
#include <optional>

namespace paraninfo::contribution {
namespace {

std::string_view take_line(std::string_view& rest) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::optional<unsigned> section_of(const JudgedOffer& offer, std::string_view mid) {
    for (unsigned i = 0; i < offer.media.size(); ++i)
        if (offer.media[i].mid == mid) return i;
    return std::nullopt;
}

bool is_of_session(const JudgedOffer& offer, std::string_view ufrag) {
    return std::any_of(offer.media.begin(), offer.media.end(),
                       [ufrag](const OfferedMedia& media) { return media.ufrag == ufrag; });
}

}  // namespace

std::vector<LateCandidate> read_fragment(std::string_view fragment, const JudgedOffer& offer) {
    std::vector<LateCandidate> candidates;
    std::optional<unsigned> section = 0;
    while (!fragment.empty()) {
        std::string_view line = take_line(fragment);
        if (!line.starts_with("a=")) continue;
        line.remove_prefix(2);
        if (line.starts_with("ice-ufrag:") && !is_of_session(offer, line.substr(10))) return {};
        if (line.starts_with("mid:")) section = section_of(offer, line.substr(4));
        if (section && sdp::is_usable_candidate(line) && candidates.size() < offer_candidates_max)
            candidates.push_back({*section, std::string(line)});
    }
    return candidates;
}

}  // namespace paraninfo::contribution
