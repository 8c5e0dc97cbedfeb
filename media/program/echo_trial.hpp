#pragma once

// One test of the hall's echo after the other: the sweep goes to whoever listens as the hall, and what of it
// comes back in the floor is measured. It is played block by block on the pump's thread; what came of it is
// reckoned, in some milliseconds, on the thread that asks for it.

#include "media/mix/echo_meter.hpp"
#include "protocol/media_link/intercom.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace paraninfo::program {

class EchoTrial {
  public:
    // Any thread, in some milliseconds. While one is under way it means nothing.
    void start();

    // The pump's thread, once in each block: whether one is under way, and then
    bool runs();
    // once for each who listens as the hall, into what they hear,
    void play(std::span<std::int16_t> heard);
    // and last what the floor sent in this block, as it came.
    void hear(std::span<const std::int16_t> floor);

    // One other thread: what came of a test, once.
    std::optional<media_link::EchoTested> take();

  private:
    // Whose the meter is: nobody's, whoever starts a test makes it, the pump's from `asked` on, of the thread
    // that takes once it is `complete`.
    enum class State { idle, being_made, asked, running, complete };

    std::atomic<State> state_ = State::idle;
    std::optional<mix::EchoMeter> meter_;
    bool played_ = false;
};

}  // namespace paraninfo::program
