#pragma once

// Tells from its level whether somebody speaks into a microphone, as a weight between 0 and 1 that moves
// without a jump: up in some hundredths of a second, down after a pause. By it another source is ducked. It
// holds through the pauses between words, and longer than the speaker's voice needs to come back out of a
// hall. Pure; one thread.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace paraninfo::mix {

class SpeechGate {
  public:
    static constexpr double opens_dbfs = -42;   // effective value; a quiet room is well below
    static constexpr double closes_dbfs = -48;  // apart from the other, so that it does not flutter
    static constexpr std::chrono::milliseconds judged_over{33};  // a key's click is shorter
    static constexpr std::chrono::milliseconds attack{20};
    static constexpr std::chrono::milliseconds hold{600};
    static constexpr std::chrono::milliseconds release{400};

    // The next block, interleaved stereo at 48 kHz. The weight at its end.
    double step(std::span<const std::int16_t> samples);
    double weight() const { return weight_; }

  private:
    double weight_ = 0;
    double power_ = 0;  // over about that time
    bool open_ = false;
    std::size_t quiet_frames_ = 0;  // since it was last loud enough, while it is open
};

}  // namespace paraninfo::mix
