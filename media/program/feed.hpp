#pragma once

// What a programme shows: a picture and sound for each instant asked for. The pump asks, in order, on its
// thread; a feed answers at once with what it has and never waits. Instants are CLOCK_MONOTONIC.

#include "media/gst/handles.hpp"
#include "media/program/source_unit.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace paraninfo::program {

using Instant = std::chrono::nanoseconds;  // CLOCK_MONOTONIC

inline constexpr std::uint64_t sound_rate = 48000;

// In how many blocks the sound of a frame is read, each at its own instant: about 120 a second, so that a
// voice waits for no picture. `fps` divides sound_rate.
constexpr std::uint64_t sound_blocks(std::uint64_t fps) {
    std::uint64_t blocks = fps < 120 ? 120 / fps : 1;
    while (sound_rate / fps % blocks != 0) --blocks;
    return blocks;
}

// How a feed is, to be judged against another.
struct Signs {
    bool picture = false;            // it has one to show
    std::optional<Instant> moved;    // when its picture last changed
    std::optional<Instant> sounded;  // when it last had sound, loud or not
};

class Feed {
  public:
    virtual ~Feed() = default;
    // I420 at the programme's size; nothing while the source is silent.
    virtual gst::SharedBuffer picture(Instant now) = 0;
    // Where the feed was made for it: what the source coded since the last call, up to the picture given
    // last.
    virtual std::vector<SourceUnit> take_units() { return {}; }
    // Fills `out` (interleaved stereo) from the programme's sample `first` on; silence where there is
    // nothing.
    virtual void sound(std::uint64_t first, std::span<std::int16_t> out) = 0;
    // Called about ten times a second on another thread, to look after what must be rebuilt.
    virtual void tend(Instant now) = 0;
    // Any thread. Whether there is a picture is known to who asks for it; `picture` is left false.
    virtual Signs signs() const = 0;
};

}  // namespace paraninfo::program
