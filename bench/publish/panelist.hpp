#pragma once

// One publication: webrtcbin as the browser, fed with what is encoded already. push_…() are the pacing
// thread's, the rest the main thread's; the owner keeps them apart.

#include "bench/publish/encoded.hpp"
#include "tests/media/support/webrtc_offerer.hpp"

#include <atomic>
#include <cstdint>
#include <string>

namespace paraninfo::bench {

class Panelist {
  public:
    Panelist();

    std::string offer() { return browser_.offer(); }
    void take_answer(const std::string& sdp);
    // The pictures and the sounds are loops of one second; both begin with the next one.
    void push_picture(const Encoded& all, std::uint64_t number);
    void push_sound(const Encoded& all, std::uint64_t number);

  private:
    static void push(GstElement* into, const Encoded& all, std::uint64_t number);

    testing::WebrtcOfferer browser_;
    std::atomic<bool> answered_ = false;  // by the main thread, read by the pacing one
    bool begun_ = false;                  // of the pacing thread
};

}  // namespace paraninfo::bench
