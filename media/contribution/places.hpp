#pragma once

// Who may publish: as many as the configuration says, and while the machine is behind with the programme
// nobody beyond a few. Who is in stays in, and whoever was cut off finds their place again: it is kept for a
// while, and load is no reason to refuse them. And who may play the return. Pure; one thread.

#include "media/contribution/contributions.hpp"
#include "media/contribution/receiver.hpp"
#include "media/contribution/sdp/offer.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace paraninfo::contribution {

class Places {
  public:
    static constexpr Instant kept_for = std::chrono::minutes(2);
    // So many come in at any load: an event gains more by them than it loses by a rendition.
    static constexpr std::size_t at_any_load = 4;
    static constexpr std::size_t remembered_max = 64;

    explicit Places(std::size_t most) : most_(most) {}

    // Why `source` may not publish; nothing where it may. `publishing`: those who do. `behind`: the machine
    // is.
    std::optional<Refusal> refuses(const std::string& source, const std::set<std::string>& publishing,
                                   bool behind, Instant now);
    // It publishes no more. `cut_off`: nobody wanted that, and its place is nobody else's meanwhile.
    void left(const std::string& source, bool cut_off, Instant now);
    // It publishes again.
    void came(const std::string& source) { left_.erase(source); }

  private:
    struct Left {
        Instant at;
        bool cut_off;
    };
    void forget(Instant now);

    const std::size_t most_;
    std::map<std::string, Left> left_;
};

// Whether this one only watches; a panelist hears either bus without a voice of their own.
bool only_watches(const Listener& listener);

// Who plays the return at this moment.
struct Playing {
    std::size_t all = 0;
    std::size_t watching = 0;  // producers and projectors: all but the panelists
};

// Why one more may not play; nothing where it may. A panelist cannot speak without their return, so those who
// only watch it leave them half of the places (of an odd number the smaller half).
std::optional<Refusal> refuses_player(std::size_t most, const Playing& playing, bool watches);

}  // namespace paraninfo::contribution
