#pragma once

// Two seconds of stereo sound by the programme's sample number: what was put there is read once, in order;
// what is missing reads as silence. Pure; the owner guards it.

#include <cstdint>
#include <span>
#include <vector>

namespace paraninfo::program {

class SoundMailbox {
  public:
    static constexpr std::uint64_t capacity = 96000;  // samples of each channel
    static constexpr std::int64_t jitter = 960;       // 20 ms: closer than this to the end means "goes on"

    SoundMailbox() : ring_(2 * capacity) {}

    // Interleaved stereo wanted at sample `at`. Near the end of what is there it is appended without a seam;
    // what was already read or lies beyond the capacity is dropped.
    void put(std::int64_t at, std::span<const std::int16_t> samples);
    void read(std::uint64_t first, std::span<std::int16_t> out);
    void forget_waiting() { end_ = read_to_; }
    std::uint64_t waiting() const { return end_ - read_to_; }

  private:
    void write(std::uint64_t at, std::span<const std::int16_t> samples);
    void silence(std::uint64_t from, std::uint64_t to);

    std::vector<std::int16_t> ring_;
    std::uint64_t read_to_ = 0;  // everything below was read
    std::uint64_t end_ = 0;      // everything in [read_to_, end_) is in the ring
};

}  // namespace paraninfo::program
