#include "server/room/presence.hpp"

namespace paraninfo::room {

bool Presence::enter(const PersonId& person, Audience role) {
    if (connections_[person][role]++ > 0) return false;
    ++headcount_[role];
    return true;
}

bool Presence::leave(const PersonId& person, Audience role) {
    const auto found = connections_.find(person);
    if (found == connections_.end() || found->second[role] == 0) return false;
    if (--found->second[role] > 0) return false;
    --headcount_[role];
    if (found->second == PerAudience<std::size_t>{}) connections_.erase(found);
    return true;
}

bool Presence::is_here(const PersonId& person, Audience role) const {
    const auto found = connections_.find(person);
    return found != connections_.end() && found->second[role] > 0;
}

}  // namespace paraninfo::room
