#pragma once

// One publication: webrtcbin as the browser, fed with what is encoded already. push_…() are the pacing
// thread's, the rest the main thread's; the owner keeps them apart.

#include "bench/publish/encoded.hpp"
#include "tests/media/support/webrtc_offerer.hpp"

#include <atomic>
#include <cstddef>
#include <string>

namespace paraninfo::bench {

class Panelist {
  public:
    Panelist();

    std::string offer() { return browser_.offer(); }
    void take_answer(const std::string& sdp);
    void push_picture(const Encoded& picture);
    void push_sound(const Encoded& sound);

  private:
    static void push(GstElement* into, const Encoded& all, std::size_t& next);

    testing::WebrtcOfferer browser_;
    std::atomic<bool> answered_ = false;  // by the main thread, read by the pacing one
    std::size_t next_picture_ = 0;
    std::size_t next_sound_ = 0;
};

}  // namespace paraninfo::bench
