#pragma once

// Sums the sources' sounds once and gives each listener the sum with some parts at another level, their own
// at none: O(n) for n sources and n listeners. 48 kHz interleaved stereo in blocks of some milliseconds; the
// block's gains and delays are reached within the block, so none of them is heard as a click. Pure; one
// thread.
//
// The sum is limited once, and what is taken from it is taken with the same gain: a listener hears exactly
// the programme minus themselves. What a listener has louder than the sum may be clipped. All that comes out
// is Limiter::delay late.

#include "media/mix/limiter.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace paraninfo::mix {

class SoundMatrix {
  public:
    static constexpr std::size_t rate = 48000;
    static constexpr std::chrono::milliseconds delay_max{500};
    static constexpr std::size_t sources_max = 33;  // the link's and the floor

    struct Level {
        double gain = 1;  // linear; 0 is not heard
        std::chrono::milliseconds delay{0};
    };

    // How much of a source's part a listener has: linear, 1 as in the sum, reached within the block.
    struct Share {
        std::string source;
        double before = 0;
        double now = 0;
    };

    SoundMatrix();

    // A block of so many frames begins; the one before may be read no longer.
    void begin(std::size_t frames);
    // The source's part of this block, once at most. A source that is new fades in; one too many is left out.
    void add(const std::string& source, std::span<const std::int16_t> samples, Level level);
    // The block is complete. Then what comes of it may be read, as often as wanted:
    void end();
    void sum(std::span<std::int16_t> out) const;
    // The sum with these shares of its parts, and `besides` of the sources as they come, whatever their level
    // in the sum (0: nothing); names that are not there change nothing.
    void shared(std::span<const Share> shares, std::span<std::int16_t> out,
                std::span<const Share> besides = {}) const;
    // Those alone, without the sum.
    void beside(std::span<const Share> besides, std::span<std::int16_t> out) const;
    // One source as it came in this block, whatever its level and its delay; silence where it did not.
    void solo(const std::string& source, std::span<std::int16_t> out) const;

    // The highest sample that came from the source since the last call, 0 to 32768, whatever its gain.
    int take_peak(const std::string& source);
    // Nothing comes of it any more.
    void forget(const std::string& source) { channels_.erase(source); }

  private:
    struct Channel {
        std::vector<std::int16_t> history;  // delay_max at the least, and this block
        std::vector<float> part;            // in the sum: the limiter's delay and this block
        double gain = 0;
        std::size_t delay = 0;  // in frames
        int peak = 0;
        bool in_block = false;
    };
    void push_history(Channel& channel, std::span<const std::int16_t> samples) const;
    const std::int16_t* tap(const Channel& channel, std::size_t delay) const;
    void weigh(Channel& channel, double gain, std::size_t delay);
    void add_besides(std::span<const Share> besides, std::vector<float>& heard) const;

    Limiter limiter_;
    std::map<std::string, Channel> channels_;
    std::size_t frames_ = 0;
    std::vector<float> sum_;      // stereo, before the limiter
    std::vector<float> limited_;  // stereo
    std::vector<float> gains_;    // the limiter's, of each frame of limited_
};

// Of hundredths of dB.
double linear_gain(double hundredths_of_db);

}  // namespace paraninfo::mix
