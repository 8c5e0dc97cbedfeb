#pragma once

// Finds a known sound again in what came in since it began to be sent: how much of it came back, and how
// late. By cross-correlation (a matched filter), so that it hears an echo far below the talk of a hall. Of a
// room's many paths it tells of the strongest. Pure; one thread.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace paraninfo::mix {

struct Echo {
    double level_db = 0;  // relative to what was sent
    std::chrono::microseconds delay{0};
    bool operator==(const Echo&) const = default;
};

class EchoMeter {
  public:
    static constexpr std::chrono::milliseconds delay_max{3000};
    static constexpr double level_least_db = -60;  // below it nobody hears it

    // What is sent: mono at 48 kHz, 1 is full scale, with nothing above 4 kHz.
    explicit EchoMeter(std::span<const float> sent);

    // What came in, from the first frame that was sent on: interleaved stereo at 48 kHz, in blocks of any
    // length. What comes after `wanted` is left out.
    void add(std::span<const std::int16_t> samples);
    // Frames that were added and that it takes to hear the latest echo whole.
    std::size_t added() const { return frames_; }
    std::size_t wanted() const { return wanted_; }
    // Not one sample was other than zero.
    bool is_silent() const { return silent_; }

    // The echo in what was added; nothing where there is none that stands out. Takes some milliseconds.
    std::optional<Echo> reading() const;

  private:
    // At a sixth of the rate, each value the mean of six frames.
    void take_frame(std::vector<float>& line, float value);
    std::vector<float> correlation() const;

    std::vector<float> sent_;
    std::vector<float> heard_;
    std::size_t wanted_;
    std::size_t frames_ = 0;
    bool silent_ = true;
    float sum_ = 0;  // of the frames of a value that is not complete
    std::size_t summed_ = 0;
};

}  // namespace paraninfo::mix
