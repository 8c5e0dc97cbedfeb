#pragma once

// Keeps stereo sound at 48 kHz below a ceiling of true peak (ITU-R BS.1770, four times oversampled): it looks
// a few milliseconds ahead, so the gain is down before the peak comes, and lets go within a tenth of a
// second. Pure; one thread.

#include <array>
#include <cstddef>
#include <deque>
#include <utility>
#include <vector>

namespace paraninfo::mix {

class Limiter {
  public:
    static constexpr std::size_t window = 240;  // frames, 5 ms
    static constexpr std::size_t taps = 12;     // of each of the interpolator's phases
    static constexpr std::size_t phases = 4;
    static constexpr std::size_t delay = window + taps / 2 - 1;  // frames from what comes in to what goes out

    // `ceiling`: 1 is full scale.
    explicit Limiter(double ceiling);

    // One frame in, the one of `delay` frames ago out.
    std::array<float, 2> step(std::array<float, 2> frame);
    // By which the frame that went out last was multiplied.
    double gain() const { return gain_; }

  private:
    float peak() const;
    double least_needed(double needed);
    double smooth(double gain);

    const double ceiling_;
    std::array<std::array<float, taps>, phases> interpolator_{};
    std::vector<std::array<float, 2>> line_;             // the newest `delay` frames, a ring
    std::array<std::array<float, taps>, 2> recent_{};    // of each channel, the newest last
    std::deque<std::pair<std::size_t, double>> needed_;  // ascending: what the window may need
    std::vector<double> gains_;                          // of the window, a ring
    double gains_sum_ = 0;
    double released_ = 1;
    double gain_ = 1;
    std::size_t at_ = 0;  // frames so far
};

}  // namespace paraninfo::mix
