#include "media/program/return_levels.hpp"

#include "media/program/contributed.hpp"
#include "protocol/hall_listener.hpp"
#include "protocol/media_link/source_names.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace paraninfo::program {
namespace {

// Whose levels count for them; of a producer nobody's.
std::string_view name_of(const contribution::Listener& listener) {
    return listener.is_hall() ? std::string_view(hall_listener) : listener.own;
}

double share_of(const std::string& source, const contribution::Listener& listener, const media_link::Mix& mix,
                const Ducking& ducking) {
    const bool of_hall = is_hall(source);
    const bool is_own = source == listener.own || media_link::is_screen_of(source, listener.own);
    if (is_own || (of_hall && listener.bus == media_link::Offer::Bus::hall_minus)) return 0;
    const std::string_view name = name_of(listener);
    if (name.empty()) return 1;
    const auto set = std::find_if(mix.returns.begin(), mix.returns.end(), [&](const auto& one) {
        return one.listener == name && one.source == source;
    });
    const double level = set == mix.returns.end() ? 1 : mix::linear_gain(set->gain);
    return of_hall ? level * ducking.in_return(listener.own) : level;
}

}  // namespace

void ReturnLevels::begin() {
    std::erase_if(listeners_, [](const auto& entry) { return !entry.second.asked; });
    for (auto& [key, kept] : listeners_) kept.asked = false;
}

std::vector<ReturnLevels::Share> ReturnLevels::shares(const contribution::Listener& listener,
                                                      std::span<const std::string> sources,
                                                      const media_link::Mix& mix, const Ducking& ducking,
                                                      double under) {
    Kept& kept = listeners_[{listener.own, listener.bus}];
    kept.asked = true;
    std::map<std::string, double> before = std::exchange(kept.shares, {});
    std::vector<Share> shares;
    for (const std::string& source : sources) {
        const double share = under * share_of(source, listener, mix, ducking);
        const auto had = before.find(source);
        const double from = had == before.end() ? share : had->second;
        kept.shares[source] = share;
        if (from != 1 || share != 1) shares.push_back({source, from, share});
    }
    return shares;
}

}  // namespace paraninfo::program
