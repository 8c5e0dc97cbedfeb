// What a programme keeps for the next gateway: its init segments and the newest whole segments of all
// renditions, as encoded frames. Pure; guarded by whoever owns it.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace paraninfo::link {

using Frame = std::shared_ptr<const std::string>;

class KeptMedia {
  public:
    KeptMedia(std::chrono::nanoseconds keep, std::size_t bytes_max) : keep_(keep), bytes_max_(bytes_max) {}

    // Keeps an Init, Part or Gap; leaves everything else alone. `frame` is its encoding.
    void add(const media_link::Message& message, const Frame& frame);
    // Inits first, then parts in the order in which they came.
    std::vector<Frame> frames() const;
    std::size_t bytes() const { return bytes_; }

  private:
    struct Entry {
        std::uint64_t segment = 0;
        std::chrono::nanoseconds captured_at{0};
        Frame frame;
    };
    void add_timed(Entry entry);
    bool oldest_is_due() const;
    void drop_oldest_segment();

    std::chrono::nanoseconds keep_;
    std::size_t bytes_max_;
    std::size_t bytes_ = 0;
    std::map<std::uint16_t, Frame> inits_;
    std::deque<Entry> entries_;
    std::map<std::uint64_t, std::chrono::nanoseconds> starts_;  // of segments: earliest capture
    std::chrono::nanoseconds newest_{0};
};

}  // namespace paraninfo::link
