// A browser that plays: it offers to receive H.264, or no picture, and Opus, and keeps what it sees and
// hears.
#pragma once

#include "tests/media/support/seen_media.hpp"
#include "tests/media/support/webrtc_offerer.hpp"

#include <mutex>

namespace paraninfo::testing {

class WebrtcPlayer {
  public:
    explicit WebrtcPlayer(bool bundled = true, bool with_picture = true);

    SeenMedia seen() {
        const std::lock_guard lock(mutex_);
        return seen_;
    }

  private:
    void take_pad(GstElement* pipeline, GstPad* pad);
    static int take_sample(gpointer sink, gpointer self);

    std::mutex mutex_;
    SeenMedia seen_;

  public:
    WebrtcOfferer browser;  // its threads use what stands before
};

}  // namespace paraninfo::testing
