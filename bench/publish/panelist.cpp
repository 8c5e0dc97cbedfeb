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

void Panelist::push_picture(const Encoded& all, std::uint64_t number) {
    begun_ = begun_ || (answered_ && number % all.size() == 0);
    if (begun_) push(browser_.element("picture"), all, number);
}

// A second's first picture comes before its first sound.
void Panelist::push_sound(const Encoded& all, std::uint64_t number) {
    if (begun_) push(browser_.element("sound"), all, number);
}

// The copy shares the bytes and has times of its own.
void Panelist::push(GstElement* into, const Encoded& all, std::uint64_t number) {
    GstBuffer* buffer = gst_buffer_copy(all[number % all.size()].get());
    GST_BUFFER_PTS(buffer) = GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
    gst_app_src_push_buffer(GST_APP_SRC(into), buffer);  // takes it
}

}  // namespace paraninfo::bench
