#include "tests/media/support/webrtc_player.hpp"

#include <gst/app/gstappsink.h>

#include <string_view>

namespace paraninfo::testing {
namespace {

constexpr const char* picture_caps =
    "application/x-rtp,media=video,encoding-name=H264,clock-rate=90000,payload=102,"
    "packetization-mode=(string)1,profile-level-id=(string)42e01f,rtcp-fb-nack-pli=(boolean)true";
constexpr const char* sound_caps =
    "application/x-rtp,media=audio,encoding-name=OPUS,clock-rate=48000,encoding-params=(string)2,payload=111";

constexpr const char* picture_branch =
    "rtph264depay ! avdec_h264 ! videoconvert ! video/x-raw,format=I420"
    " ! appsink name=sink sync=false async=false";
constexpr const char* sound_branch =
    "rtpopusdepay ! opusdec ! audioconvert ! audioresample"
    " ! audio/x-raw,format=S16LE,rate=48000,channels=2 ! appsink name=sink sync=false async=false";

}  // namespace

WebrtcPlayer::WebrtcPlayer(bool bundled, bool with_picture) : browser("", bundled) {
    if (with_picture) browser.receive(picture_caps);
    browser.receive(sound_caps);
    browser.on_pad([this](GstElement* pipeline, GstPad* pad) { take_pad(pipeline, pad); });
}

void WebrtcPlayer::take_pad(GstElement* pipeline, GstPad* pad) {
    const gst::Owned<GstCaps> caps(gst_pad_get_current_caps(pad));
    const GstStructure* format = gst_caps_get_structure(caps.get(), 0);
    const bool picture = std::string_view(gst_structure_get_string(format, "media")) == "video";
    GstElement* bin = gst_parse_bin_from_description(picture ? picture_branch : sound_branch, TRUE, nullptr);
    gst_bin_add(GST_BIN(pipeline), bin);
    const gst::Owned<GstElement> sink(gst_bin_get_by_name(GST_BIN(bin), "sink"));
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) {
        return static_cast<GstFlowReturn>(take_sample(from, self));
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, this, nullptr);
    gst_element_sync_state_with_parent(bin);
    const gst::Owned<GstPad> entry(gst_element_get_static_pad(bin, "sink"));
    gst_pad_link(pad, entry.get());
}

int WebrtcPlayer::take_sample(gpointer sink, gpointer self) {
    auto& player = *static_cast<WebrtcPlayer*>(self);
    const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(GST_APP_SINK(sink)));
    if (!sample) return GST_FLOW_OK;
    GstBuffer* buffer = gst_sample_get_buffer(sample.get());
    const contribution::Instant at(static_cast<std::int64_t>(GST_BUFFER_PTS(buffer)));
    const GstStructure* format = gst_caps_get_structure(gst_sample_get_caps(sample.get()), 0);
    const std::lock_guard lock(player.mutex_);
    contribution::Picture picture{gst::share(gst_buffer_ref(buffer)), 0, 0};
    if (gst_structure_get_int(format, "width", &picture.width) &&
        gst_structure_get_int(format, "height", &picture.height)) {
        player.seen_.take(at, picture);
        return GST_FLOW_OK;
    }
    gst::Mapped mapped(buffer);
    const auto bytes = mapped.bytes();
    player.seen_.take(at, std::span(reinterpret_cast<const std::int16_t*>(bytes.data()), bytes.size() / 2));
    return GST_FLOW_OK;
}

}  // namespace paraninfo::testing
