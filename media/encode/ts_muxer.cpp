#include "media/encode/ts_muxer.hpp"

#include "media/encode/encoder.hpp"
#include "media/encode/ts_packets.hpp"
#include "media/gst/mapped.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

namespace paraninfo::encode {
namespace {

constexpr std::uint64_t ts_sound_rate = 48000;
// What the sound lies behind its timestamps, the picture has to wait.
constexpr std::chrono::nanoseconds sound_behind{1'000'000'000ULL * 1024 * aac_priming_units / ts_sound_rate};

// Neither source is live: the muxer puts in order by time what it has of both, and waits for none by a clock.
std::string muxer_description() {
    return "mpegtsmux name=mux alignment=0 ! appsink name=packets sync=false async=false buffer-list=true"
           " appsrc name=pictures format=time max-bytes=0"
           " ! h264parse config-interval=-1 ! video/x-h264,stream-format=byte-stream,alignment=au ! mux."
           " appsrc name=sounds format=time leaky-type=downstream max-bytes=" +
           std::to_string(TsMuxer::sound_bytes_max) +
           " caps=\"audio/x-raw,format=S16LE,rate=48000,channels=2,layout=interleaved\""
           " ! audioconvert ! avenc_aac bitrate=" +
           std::to_string(TsMuxer::sound_kbit * 1000) + " ! aacparse ! mux.";
}

// What the muxer made of one unit: a list with a buffer for each packet.
std::string packets_in(GstSample* sample) {
    std::string bytes;
    if (GstBuffer* buffer = gst_sample_get_buffer(sample)) bytes = gst::Mapped(buffer).text();
    GstBufferList* list = gst_sample_get_buffer_list(sample);
    for (guint i = 0; list && i < gst_buffer_list_length(list); ++i)
        bytes += gst::Mapped(gst_buffer_list_get(list, i)).text();
    return bytes;
}

}  // namespace

TsMuxer::TsMuxer(TsMuxerHandlers handlers)
    : handlers_(std::move(handlers)),
      pipeline_(muxer_description(),
                [this](gst::Pipeline::Trouble, const std::string& text) { handlers_.failed(text); }),
      pictures_(pipeline_.element("pictures")),
      sounds_(pipeline_.element("sounds")) {
    const gst::Owned<GstPad> pad(gst_element_get_static_pad(pictures_.get(), "src"));
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, &TsMuxer::ask_for_tables, nullptr, nullptr);
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) {
        return take_packets(GST_ELEMENT(from), self);
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(pipeline_.element("packets").get()), &callbacks, this, nullptr);
    pipeline_.play();
}

void TsMuxer::configure(const std::string& avcc) {
    avcc_ = avcc;
    const gst::Owned<GstBuffer> data(gst_buffer_new_memdup(avcc.data(), avcc.size()));
    const gst::Owned<GstCaps> caps(gst_caps_new_simple("video/x-h264", "stream-format", G_TYPE_STRING, "avc",
                                                       "alignment", G_TYPE_STRING, "au", "codec_data",
                                                       GST_TYPE_BUFFER, data.get(), nullptr));
    gst_app_src_set_caps(GST_APP_SRC(pictures_.get()), caps.get());
}

void TsMuxer::picture(Time at, bool key, const std::string& avcc, const std::string& unit) {
    if (waits_for_key_ && !key) return;
    waits_for_key_ =
        gst_app_src_get_current_level_buffers(GST_APP_SRC(pictures_.get())) >= pictures_waiting_max;
    if (waits_for_key_) return;
    if (avcc != avcc_) configure(avcc);
    GstBuffer* buffer = gst_buffer_new_memdup(unit.data(), unit.size());
    GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>((at + sound_behind).count());
    GST_BUFFER_DTS(buffer) = GST_BUFFER_PTS(buffer);
    if (!key) GST_BUFFER_FLAG_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
    gst_app_src_push_buffer(GST_APP_SRC(pictures_.get()), buffer);
}

void TsMuxer::sound(Time at, std::span<const std::int16_t> samples) {
    GstBuffer* buffer = gst_buffer_new_memdup(samples.data(), samples.size_bytes());
    GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(at.count());
    GST_BUFFER_DURATION(buffer) = gst_util_uint64_scale(samples.size() / 2, GST_SECOND, ts_sound_rate);
    gst_app_src_push_buffer(GST_APP_SRC(sounds_.get()), buffer);
}

// Just before a key frame: the muxer writes its tables in front of it, so that a receiver can begin there.
GstPadProbeReturn TsMuxer::ask_for_tables(GstPad* pad, GstPadProbeInfo* info, gpointer) {
    GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
    if (GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT)) return GST_PAD_PROBE_OK;
    const GstClockTime at = GST_BUFFER_PTS(buffer);
    gst_pad_push_event(pad, gst_video_event_new_downstream_force_key_unit(at, at, at, TRUE, 0));
    return GST_PAD_PROBE_OK;
}

GstFlowReturn TsMuxer::take_packets(GstElement* sink, gpointer self) {
    const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(GST_APP_SINK(sink)));
    if (!sample) return GST_FLOW_EOS;
    std::string packets = packets_in(sample.get());
    const bool opens = opens_picture(packets);
    static_cast<TsMuxer*>(self)->handlers_.made(opens, std::move(packets));
    return GST_FLOW_OK;
}

}  // namespace paraninfo::encode
