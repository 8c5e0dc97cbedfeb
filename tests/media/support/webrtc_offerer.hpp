// A browser's part played by webrtcbin: offers, takes an answer, sends what its description makes and keeps
// what comes. On 127.0.0.1 alone. Destroyed, it is gone without a word, as a closed tab is.
#pragma once

#include "media/gst/handles.hpp"

#include <functional>
#include <string>

namespace paraninfo::testing {

class WebrtcOfferer {
  public:
    // Of what is sent: `description` ends each branch at "peer.", a webrtcbin.
    explicit WebrtcOfferer(const std::string& description, bool bundled = true);
    ~WebrtcOfferer();
    WebrtcOfferer(const WebrtcOfferer&) = delete;
    WebrtcOfferer& operator=(const WebrtcOfferer&) = delete;

    // Before offer(): a section that is received, of this caps string.
    void receive(const std::string& caps);
    // Called for each pad with what comes, on its thread.
    void on_pad(std::function<void(GstElement* pipeline, GstPad* pad)> take) { take_ = std::move(take); }
    // Waits for the gathering; throws std::runtime_error where there is no offer.
    std::string offer();
    void take_answer(const std::string& sdp);

    GstElement* element(const char* name);  // borrowed
    // Stops sending and receiving, and says nothing.
    void freeze();

  private:
    gst::Owned<GstElement> pipeline_;
    gst::Owned<GstElement> peer_;
    std::function<void(GstElement*, GstPad*)> take_;
};

// H.264 of one colour (0xAARRGGBB), and a tone. A key frame every so many frames, and when one is asked for.
// The colours are those of small pictures, whatever the size: the tests know their numbers.
std::string coloured_picture(unsigned colour, const std::string& encoder = "h264", int width = 320,
                             int height = 180, int key_every = 60, const std::string& colours = "bt601");
std::string tone(double hertz);

}  // namespace paraninfo::testing
