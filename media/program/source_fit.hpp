#pragma once

// Judges whether what a source codes can be handed on as it is, by what has come of it so far: one unbroken
// stream of one format that browsers play, pictures in the order in which they are shown, key frames often
// enough. Pure; one thread.

#include "media/program/feed.hpp"

#include <cstdint>
#include <deque>
#include <string>

namespace paraninfo::program {

class SourceFit {
  public:
    static constexpr int key_frames_needed = 3;
    static constexpr std::size_t unit_bytes_max = 1U << 20;
    static constexpr std::size_t second_bytes_max = 2'500'000;  // 20 Mbit/s, as much as is ever encoded

    // `segment_frames_max`: no segment may have more, so no two key frames may be further apart.
    SourceFit(std::uint32_t fps, std::uint32_t segment_frames_max)
        : fps_(fps), segment_frames_max_(segment_frames_max) {}

    // In order; `frame` is the one with which it is shown.
    void note(std::uint64_t frame, const SourceUnit& unit);
    // Once for each frame, after its units; `picture`: the source had one to show.
    void note_frame(std::uint64_t frame, bool picture);
    // Forgets everything; judged anew from here.
    void restart(std::string why);

    bool fits() const { return keys_ >= key_frames_needed; }
    // Grows whenever something that was well is not any more.
    std::uint64_t breaks() const { return breaks_; }
    // Why it did not fit when it last did not, in words that follow "the source"; may be empty.
    const std::string& why() const { return why_; }
    // The most frames from one key frame to the next.
    std::uint64_t longest_gop() const { return longest_gop_; }

  private:
    std::string fault_of(const SourceUnit& unit) const;
    void note_key(std::uint64_t frame);
    void count_bytes(std::uint64_t frame, std::size_t bytes);
    std::string too_far_apart() const;

    const std::uint32_t fps_;
    const std::uint32_t segment_frames_max_;
    std::uint64_t stream_ = 0;
    std::shared_ptr<const UnitFormat> format_;
    Instant newest_{0};
    std::uint64_t key_at_ = 0;  // frame of the newest key frame
    int keys_ = 0;
    std::uint64_t longest_gop_ = 0;
    std::deque<std::pair<std::uint64_t, std::size_t>> second_;  // frame and bytes
    std::size_t second_bytes_ = 0;
    std::uint64_t breaks_ = 0;
    std::string why_;
};

}  // namespace paraninfo::program
