#pragma once

// How loud the programme is (EBU R 128): over the last 400 ms and over the last three seconds; and the peaks
// of its samples. It changes nothing; what brings the sound to a loudness is Loudness. One thread adds, any
// may read.

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>

namespace paraninfo::mix {

class LoudnessMeter {
  public:
    static constexpr double least_lufs = -100;  // silence
    static constexpr double most_lufs = 10;

    struct Reading {  // LUFS
        double momentary = least_lufs;
        double short_term = least_lufs;
    };

    // Throws std::bad_alloc where the meter cannot be made.
    LoudnessMeter();
    ~LoudnessMeter();
    LoudnessMeter(const LoudnessMeter&) = delete;
    LoudnessMeter& operator=(const LoudnessMeter&) = delete;

    // Interleaved stereo, 48 kHz, without a gap between calls.
    void add(std::span<const std::int16_t> samples);
    // As of the last whole tenth of a second.
    Reading reading() const { return {momentary_, short_term_}; }
    // Left and right since they were taken before, 0 to 32768.
    std::array<int, 2> take_peaks() { return {peaks_[0].exchange(0), peaks_[1].exchange(0)}; }

  private:
    static constexpr std::size_t block = 4800;  // frames between two looks at the meter

    void note_block();
    void note_peaks(std::span<const std::int16_t> samples);

    struct Meter;
    const std::unique_ptr<Meter> meter_;
    std::size_t in_block_ = 0;
    std::atomic<double> momentary_ = least_lufs;
    std::atomic<double> short_term_ = least_lufs;
    std::array<std::atomic<int>, 2> peaks_{};
};

}  // namespace paraninfo::mix
