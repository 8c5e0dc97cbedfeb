#pragma once

// Brings the programme's sound to a loudness (EBU R 128): measures what comes, moves a gain slowly towards
// the target, and keeps true peaks below a ceiling. What is quieter than the gate moves nothing, so that
// silence does not pump the gain up. docs/decisions/loudness.md. Pure; one thread.

#include "media/mix/limiter.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace paraninfo::mix {

class Loudness {
  public:
    static constexpr double ceiling_dbtp = -1;
    static constexpr double gain_db_per_second = 1;
    static constexpr double gain_db_min = -24;
    static constexpr double gain_db_max = 15;
    static constexpr double gate_lufs = -50;
    static constexpr std::size_t delay = Limiter::delay;  // frames that the sound comes later

    // Throws std::bad_alloc where the meter cannot be made.
    explicit Loudness(double target_lufs);
    ~Loudness();
    Loudness(const Loudness&) = delete;
    Loudness& operator=(const Loudness&) = delete;

    // Interleaved stereo, 48 kHz, in place; without a gap between calls.
    void process(std::span<std::int16_t> samples);

  private:
    static constexpr std::size_t block = 4800;       // frames between two looks at the meter
    static constexpr std::size_t blocks_max = 200;   // of sound, 20 s
    static constexpr std::size_t blocks_least = 10;  // before anything is moved

    void note_block();
    double heard_lufs() const;
    void amplify(std::span<std::int16_t> samples);

    struct Meter;
    const double target_lufs_;
    const std::unique_ptr<Meter> meter_;
    std::vector<double> powers_;  // of blocks above the gate, a ring
    std::size_t blocks_ = 0;      // that were above it
    std::size_t in_block_ = 0;
    double gain_ = 1;
    double wanted_ = 1;
    Limiter limiter_;
};

}  // namespace paraninfo::mix
