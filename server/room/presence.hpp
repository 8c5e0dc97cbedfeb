// How many persons are in a room, by role: a person with two tabs is one until both are gone. Not journaled.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"

#include <cstddef>
#include <unordered_map>

namespace paraninfo::room {

using Headcount = PerAudience<std::size_t>;

class Presence {
  public:
    // Whether the headcount changed.
    bool enter(const PersonId& person, Audience role);
    bool leave(const PersonId& person, Audience role);

    bool is_here(const PersonId& person, Audience role) const;
    const Headcount& headcount() const { return headcount_; }

  private:
    std::unordered_map<PersonId, PerAudience<std::size_t>> connections_;
    Headcount headcount_;
};

}  // namespace paraninfo::room
