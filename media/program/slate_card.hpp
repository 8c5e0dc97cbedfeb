#pragma once

// The slate as a picture ready to be encoded, drawn anew when its clock's minute changes. `tend` draws on the
// caller's thread, `picture` only hands out; both may be called at once.

#include "media/gst/handles.hpp"

#include <mutex>
#include <string>

namespace paraninfo::program {

class SlateCard {
  public:
    SlateCard(int width, int height, std::string title);

    gst::SharedBuffer picture() const;
    // `clock`: the time of day to show ("14:03").
    void tend(const std::string& clock);

  private:
    int width_;
    int height_;
    std::string title_;
    std::string clock_;  // of the caller of tend only
    mutable std::mutex mutex_;
    gst::SharedBuffer picture_;
};

// The local time of day, hours and minutes.
std::string time_of_day();

}  // namespace paraninfo::program
