#include "bench/publish/panelist.hpp"

#include <gst/app/gstappsrc.h>

namespace paraninfo::bench {
namespace {

// What webrtcbin does not take yet is dropped: an old picture is worth nothing.
constexpr const char* media =
    " appsrc name=picture is-live=true do-timestamp=true format=time max-buffers=8 leaky-type=downstream"
    " caps=video/x-h264,stream-format=byte-stream,alignment=au,profile=constrained-baseline,width=1280,"
    "height=720,framerate=30/1"
    " ! rtph264pay pt=96 config-interval=-1 aggregate-mode=zero-latency"
    " ! application/x-rtp,media=video,encoding-name=H264,payload=96 ! peer."
    " appsrc name=sound is-live=true do-timestamp=true format=time max-buffers=8 leaky-type=downstream"
    " caps=audio/x-opus,rate=48000,channels=2,channel-mapping-family=0"
    " ! rtpopuspay pt=111"
    " ! application/x-rtp,media=audio,encoding-name=OPUS,encoding-params=(string)2,payload=111 ! peer.";

}  // namespace

Panelist::Panelist() : browser_(media) {
}

void Panelist::take_answer(const std::string& sdp) {
    browser_.take_answer(sdp);
    answered_ = true;
}

void Panelist::push_picture(const Encoded& picture) {
    if (answered_) push(browser_.element("picture"), picture, next_picture_);
}

void Panelist::push_sound(const Encoded& sound) {
    if (answered_) push(browser_.element("sound"), sound, next_sound_);
}

// The copy shares the bytes and has times of its own.
void Panelist::push(GstElement* into, const Encoded& all, std::size_t& next) {
    GstBuffer* buffer = gst_buffer_copy(all[next].get());
    GST_BUFFER_PTS(buffer) = GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
    gst_app_src_push_buffer(GST_APP_SRC(into), buffer);  // takes it
    next = (next + 1) % all.size();
}

}  // namespace paraninfo::bench
