#pragma once

// The slate as a picture ready to be encoded, drawn anew when something of it changes: the minute of its
// clock, the second of a countdown, what the gateway says. `tend` and `show` draw on the caller's thread,
// which is one at a time; `picture` only hands out, at any time.

#include "media/gst/handles.hpp"
#include "media/mix/slate.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace paraninfo::program {

struct SlateSettings {
    int width = 0;
    int height = 0;
    std::string title;
    std::string line;                  // below the title, where the gateway says no other
    std::vector<std::uint8_t> ground;  // of this size, or empty
};

class SlateCard {
  public:
    explicit SlateCard(SlateSettings settings);

    gst::SharedBuffer picture() const;
    // `wall_ms`: the time now, ms since 1970.
    void tend(std::int64_t wall_ms);
    // What stands on the slate; a text that is empty is the configured line. `countdown_to`: ms since 1970; 0
    // for none, then the time of day is shown.
    void show(const std::string& text, std::int64_t countdown_to, std::int64_t wall_ms);

  private:
    const SlateSettings settings_;
    std::string text_;
    std::int64_t countdown_to_ = 0;
    mix::SlateText drawn_;  // of the caller of tend and show only
    mutable std::mutex mutex_;
    gst::SharedBuffer picture_;
};

// The local time of day, hours and minutes.
std::string time_of_day(std::int64_t wall_ms);

}  // namespace paraninfo::program
