#include "media/contribution/places.hpp"

#include "protocol/media_link/source_names.hpp"

#include <algorithm>

namespace paraninfo::contribution {

std::optional<Refusal> Places::refuses(const std::string& source, const std::set<std::string>& publishing,
                                       bool behind, Instant now) {
    forget(now);
    if (publishing.contains(source)) return std::nullopt;
    const auto own = left_.find(source);
    const bool returns = own != left_.end();
    if (returns && own->second.cut_off) return std::nullopt;
    const auto kept = std::count_if(left_.begin(), left_.end(), [&publishing](const auto& one) {
        return one.second.cut_off && !publishing.contains(one.first);
    });
    const std::size_t taken = publishing.size() + static_cast<std::size_t>(kept);
    if (taken >= most_) return Refusal{503, "as many publish as the server takes", true};
    if (behind && !returns && publishing.size() >= at_any_load)
        return Refusal{503, "the machine carries no further picture", true};
    return std::nullopt;
}

void Places::left(const std::string& source, bool cut_off, Instant now) {
    forget(now);
    if (left_.size() < remembered_max) left_.insert_or_assign(source, Left{now, cut_off});
}

void Places::forget(Instant now) {
    std::erase_if(left_, [now](const auto& one) { return now - one.second.at >= kept_for; });
}

bool only_watches(const Listener& listener) {
    const bool has_voice = !listener.own.empty() && !media_link::is_talkback(listener.own);
    return !has_voice || listener.bus == media_link::Offer::Bus::solo;
}

std::optional<Refusal> refuses_player(std::size_t most, const Playing& playing, bool watches) {
    const std::size_t watching_max = most - most / 2;
    if (playing.all < most && (!watches || playing.watching < watching_max)) return std::nullopt;
    return Refusal{503, "as many listen as the server takes", true};
}

}  // namespace paraninfo::contribution
