#include "media/program/asides.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::program {
namespace {

// The bus as it comes back to somebody with a name, a panelist or a producer: neither the hall nor a
// projector is spoken to.
bool is_return(const contribution::Listener& listener) {
    return listener.bus != media_link::Offer::Bus::solo && !listener.own.empty();
}

bool is_for(const media_link::Aside& aside, const contribution::Listener& listener) {
    if (!is_return(listener)) return false;
    if (aside.source == listener.own) return false;
    return std::find(aside.listeners.begin(), aside.listeners.end(), listener.own) != aside.listeners.end();
}

}  // namespace

void Asides::set(media_link::Asides wanted) {
    wanted_ = std::move(wanted);
    std::erase_if(gates_, [this](const auto& entry) {
        return std::none_of(wanted_.asides.begin(), wanted_.asides.end(),
                            [&](const auto& one) { return one.source == entry.first && one.ducking != 0; });
    });
}

void Asides::begin() {
    std::erase_if(listeners_, [](const auto& entry) { return !entry.second.asked; });
    for (auto& [key, kept] : listeners_) kept.asked = false;
}

void Asides::hear(const std::string& source, std::span<const std::int16_t> samples) {
    const bool ducks = std::any_of(wanted_.asides.begin(), wanted_.asides.end(),
                                   [&](const auto& one) { return one.source == source && one.ducking != 0; });
    if (ducks) gates_[source].step(samples);
}

std::vector<Asides::Share> Asides::shares(const contribution::Listener& listener) {
    if (!is_return(listener)) return {};
    Kept& kept = listeners_[{listener.own, listener.bus}];
    kept.asked = true;
    std::map<std::string, Share> shares;
    for (const auto& [source, before] : kept.shares) shares[source] = {source, before, 0};
    kept.shares.clear();
    for (const media_link::Aside& aside : wanted_.asides) {
        if (!is_for(aside, listener)) continue;
        Share& share = shares.try_emplace(aside.source, Share{aside.source, 0, 0}).first->second;
        share.now = mix::linear_gain(aside.gain);
        kept.shares[aside.source] = share.now;
    }
    std::vector<Share> all;
    for (auto& [source, share] : shares) all.push_back(std::move(share));
    return all;
}

double Asides::under(const contribution::Listener& listener) const {
    double deepest = 0;
    for (const media_link::Aside& aside : wanted_.asides) {
        const auto gate = gates_.find(aside.source);
        if (gate == gates_.end() || !is_for(aside, listener)) continue;
        deepest = std::min(deepest, gate->second.weight() * aside.ducking);
    }
    return mix::linear_gain(deepest);
}

}  // namespace paraninfo::program
