// What a programme keeps for the next gateway: its init segments, the newest whole segments of all renditions
// and the newest thumbnails, as encoded frames. Pure; guarded by whoever owns it.
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

    // Keeps an Init, Part, Gap or Thumbnail, and of a Discontinuity what follows; leaves everything else
    // alone. `frame` is its encoding.
    void add(const media_link::Message& message, const Frame& frame);
    // The discontinuity and inits first, then parts in the order in which they came, then thumbnails.
    std::vector<Frame> frames() const;
    std::size_t bytes() const { return bytes_; }  // of parts

    // Far below what is kept of parts, and more than there are in so short a time.
    static constexpr std::size_t thumbnails_max = 8;

  private:
    struct Entry {
        std::uint64_t segment = 0;
        std::chrono::nanoseconds captured_at{0};
        Frame frame;
    };
    void begin_timeline(const Frame& frame);
    void add_timed(Entry entry);
    bool oldest_is_due() const;
    void drop_oldest_segment();

    std::chrono::nanoseconds keep_;
    std::size_t bytes_max_;
    std::size_t bytes_ = 0;
    Frame timeline_;  // the newest Discontinuity, where there was one
    std::map<std::uint16_t, Frame> inits_;
    std::deque<Entry> entries_;
    std::map<std::uint64_t, std::chrono::nanoseconds> starts_;  // of segments: earliest capture
    std::chrono::nanoseconds newest_{0};
    std::deque<Frame> thumbnails_;
};

}  // namespace paraninfo::link
