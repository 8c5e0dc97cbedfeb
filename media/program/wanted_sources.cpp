#include "media/program/wanted_sources.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::program {

std::vector<std::string> WantedSources::take(const media_link::Mix& mix, Instant now) {
    if (mix.scene.sources != shown_) {
        leaving_ = std::exchange(shown_, mix.scene.sources);
        until_ = now + mix.transition_ms + slack;
    }
    ready_ = mix.ready;
    return all();
}

std::optional<std::vector<std::string>> WantedSources::tend(Instant now) {
    if (leaving_.empty() || now < until_) return std::nullopt;
    leaving_.clear();
    return all();
}

std::vector<std::string> WantedSources::all() const {
    std::vector<std::string> wanted = shown_;
    wanted.insert(wanted.end(), ready_.begin(), ready_.end());
    wanted.insert(wanted.end(), leaving_.begin(), leaving_.end());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    return wanted;
}

}  // namespace paraninfo::program
