#include "media/program/ducking.hpp"

#include "media/mix/sound_matrix.hpp"

#include <algorithm>

namespace paraninfo::program {

void Ducking::hear(const std::string& source, std::span<const std::int16_t> samples, double share) {
    if (share <= 0) return forget(source);
    Voice& voice = voices_[source];
    voice.gate.step(samples);
    voice.share = share;
}

double Ducking::programme_depth() const {
    double most = 0;
    for (const auto& [source, voice] : voices_) most = std::max(most, voice.weight());
    return most * depths_.programme;
}

double Ducking::in_programme() const {
    return mix::linear_gain(programme_depth());
}

double Ducking::in_return(const std::string& own) const {
    const auto voice = voices_.find(own);
    if (voice == voices_.end()) return 1;
    const double wanted = voice->second.weight() * depths_.returns;
    return mix::linear_gain(std::min(0.0, wanted - programme_depth()));
}

}  // namespace paraninfo::program
