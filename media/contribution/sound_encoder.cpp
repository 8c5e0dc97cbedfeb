#include "media/contribution/sound_encoder.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

namespace paraninfo::contribution {
namespace {

std::string description() {
    return "appsrc name=sounds format=time is-live=true leaky-type=downstream max-buffers=0 max-bytes=" +
           std::to_string(SoundEncoder::waiting_bytes_max) +
           " caps=\"audio/x-raw,format=S16LE,rate=48000,channels=2,layout=interleaved\""
           " ! opusenc bitrate=64000 frame-size=20 inband-fec=true packet-loss-percentage=5"
           " ! appsink name=packets sync=false async=false";
}

}  // namespace

SoundEncoder::SoundEncoder(TakePacket take, std::function<void(const std::string& text)> failed)
    : take_(std::move(take)),
      pipeline_(description(), [failed = std::move(failed)](gst::Pipeline::Trouble,
                                                            const std::string& text) { failed(text); }),
      sounds_(pipeline_.element("sounds")) {
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) { return take_packet(from, self); };
    gst_app_sink_set_callbacks(GST_APP_SINK(pipeline_.element("packets").get()), &callbacks, this, nullptr);
    pipeline_.play();
}

void SoundEncoder::sound(Instant at, std::span<const std::int16_t> samples) {
    GstBuffer* buffer = gst_buffer_new_memdup(samples.data(), samples.size_bytes());
    GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(at.count());
    GST_BUFFER_DURATION(buffer) = gst_util_uint64_scale(samples.size() / 2, GST_SECOND, 48000);
    gst_app_src_push_buffer(GST_APP_SRC(sounds_.get()), buffer);
}

GstFlowReturn SoundEncoder::take_packet(gpointer sink, gpointer self) {
    const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(GST_APP_SINK(sink)));
    if (!sample) return GST_FLOW_EOS;
    GstBuffer* packet = gst_sample_get_buffer(sample.get());
    const GstClockTime time = gst_segment_to_running_time(gst_sample_get_segment(sample.get()),
                                                          GST_FORMAT_TIME, GST_BUFFER_PTS(packet));
    if (GST_CLOCK_TIME_IS_VALID(time))
        static_cast<SoundEncoder*>(self)->take_(Instant(static_cast<std::int64_t>(time)), packet);
    return GST_FLOW_OK;
}

}  // namespace paraninfo::contribution
