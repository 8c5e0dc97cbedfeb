#include "media/program/ladder.hpp"

#include <algorithm>
#include <limits>

namespace paraninfo::program {

Ladder::Ladder(std::vector<std::string> names, Packager& packager, encode::Encoder& encoder,
               std::function<void(const std::string&)> say)
    : names_(std::move(names)),
      packager_(packager),
      encoder_(encoder),
      say_(std::move(say)),
      frames_out_(names_.size()),
      wanted_off_(names_.size()),
      off_(names_.size()),
      shedding_(names_.size()) {
}

void Ladder::before(std::uint64_t frame, cmaf::Opens opens, std::size_t first) {
    frames_in_ = frame;
    for (std::size_t i = 0; i < first; ++i) frames_out_[i] = frame;
    for (std::size_t i = first; i < off_.size(); ++i) {
        if (!off_[i] && wanted_off_[i]) {
            encoder_.rest(i, true);
            packager_.give_up(i, frame);
            off_[i] = true;
        } else if (off_[i] && !wanted_off_[i] && opens.segment) {
            packager_.take_up(i, frame);
            frames_out_[i] = frame;
            encoder_.rest(i, false);
            off_[i] = false;
        } else if (off_[i] && opens.part) {
            packager_.give_up(i, frame);
        }
    }
}

void Ladder::tend(Instant now, std::uint64_t late) {
    std::vector<std::uint64_t> lags(off_.size());
    for (std::size_t i = 0; i < lags.size(); ++i) lags[i] = off_[i] ? 0 : lag(i) + late;
    const auto change = shedding_.look(now, lags);
    if (!change) return;
    const std::size_t i = change->rendition;
    wanted_off_[i] = change->shed;
    shed_count_ = shedding_.shed();
    if (change->shed)
        say_("rendition " + names_[i] + " is left out: it is " + std::to_string(lags[i]) + " frames behind");
    else
        say_("rendition " + names_[i] + " is encoded again");
}

std::uint64_t Ladder::lag(std::size_t rendition) const {
    const std::uint64_t out = frames_out_[rendition];
    const std::uint64_t in = frames_in_;
    return in > out ? in - out : 0;
}

std::pair<std::uint64_t, std::uint64_t> Ladder::lags() const {
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < off_.size(); ++i) {
        if (off_[i]) continue;
        least = std::min(least, lag(i));
        most = std::max(most, lag(i));
    }
    return {std::min(least, most), most};
}

}  // namespace paraninfo::program
