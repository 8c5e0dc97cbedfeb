#pragma once

// Coded pictures that wait until their decoded ones are shown, so that what is passed on stands where what is
// encoded does. Bounded: what does not fit breaks the stream off, since a decoder cannot do without one of
// them. Pure; the owner guards it.

#include "media/program/feed.hpp"

#include <deque>
#include <vector>

namespace paraninfo::program {

class UnitQueue {
  public:
    static constexpr std::size_t units_max = 240;
    static constexpr std::size_t bytes_max = 8U << 20;

    // A place in the row of pictures.
    struct Mark {
        std::uint64_t stream = 0;
        Instant source_time{0};
    };

    void put(SourceUnit unit);
    Mark mark(Instant source_time) const { return {stream_, source_time}; }
    // In the order in which they came, up to the picture of this mark.
    std::vector<SourceUnit> take(const Mark& shown);
    // What comes from now on does not follow what came.
    void break_off();

  private:
    std::uint64_t stream_ = next_stream();
    std::deque<SourceUnit> units_;
    std::size_t bytes_ = 0;

    static std::uint64_t next_stream();
};

}  // namespace paraninfo::program
