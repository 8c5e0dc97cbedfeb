#include "media/contribution/barred.hpp"

namespace paraninfo::contribution {

void Barred::note(const std::string& source, Instant now) {
    forget(now);
    if (since_.size() < remembered_max) since_.insert_or_assign(source, now);
}

bool Barred::holds(const std::string& source, Instant now) {
    forget(now);
    return since_.contains(source);
}

std::vector<std::string> Barred::sources(Instant now) {
    forget(now);
    std::vector<std::string> all;
    for (const auto& [source, since] : since_) all.push_back(source);
    return all;
}

void Barred::forget(Instant now) {
    std::erase_if(since_, [now](const auto& one) { return now - one.second >= barred_for; });
}

}  // namespace paraninfo::contribution
