#pragma once

// Whether the machine has power to spare for one more panelist: told by how late the programme is, as
// Shedding is, and sooner. Pure; one thread.

#include "media/program/shedding.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace paraninfo::program {

class SparePower {
  public:
    static constexpr Instant quiet = std::chrono::seconds(10);  // so long after it was too slow there is none

    // Several times a second. `late`: by how many frames the pump or the encoder that is furthest behind is;
    // `shed`: renditions that go without.
    void look(Instant now, std::uint64_t late, std::size_t shed);
    bool any() const { return any_; }

  private:
    std::optional<Instant> late_since_;
    std::optional<Instant> slow_at_;
    bool any_ = true;
};

}  // namespace paraninfo::program
