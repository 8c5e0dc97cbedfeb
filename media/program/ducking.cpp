#include "media/program/ducking.hpp"

#include "media/mix/sound_matrix.hpp"

#include <algorithm>

namespace paraninfo::program {

void Ducking::hear(const std::string& source, std::span<const std::int16_t> samples, bool is_heard) {
    if (is_heard)
        gates_[source].step(samples);
    else
        gates_.erase(source);
}

double Ducking::programme_depth() const {
    double most = 0;
    for (const auto& [source, gate] : gates_) most = std::max(most, gate.weight());
    return most * depths_.programme;
}

double Ducking::in_programme() const {
    return mix::linear_gain(programme_depth());
}

double Ducking::in_return(const std::string& own) const {
    const auto gate = gates_.find(own);
    if (gate == gates_.end()) return 1;
    const double wanted = gate->second.weight() * depths_.returns;
    return mix::linear_gain(std::min(0.0, wanted - programme_depth()));
}

}  // namespace paraninfo::program
