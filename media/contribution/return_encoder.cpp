#include "media/contribution/return_encoder.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include <sstream>

namespace paraninfo::contribution {

// A key frame comes when a player asks; now and then without, for one whose wish was lost on its way.
std::string return_encoder_description(const ReturnPictureSettings& settings) {
    std::ostringstream out;
    out << "appsrc name=pictures format=time is-live=true leaky-type=downstream max-bytes=0 max-buffers="
        << ReturnEncoder::waiting_max << " caps=\"video/x-raw,format=I420,width=" << settings.width
        << ",height=" << settings.height << ",framerate=" << settings.fps
        << "/1,pixel-aspect-ratio=1/1,interlace-mode=progressive,colorimetry=bt709\" ! videoscale"
        << " ! video/x-raw,width=" << settings.to_width << ",height=" << settings.to_height
        << ",pixel-aspect-ratio=1/1 ! x264enc speed-preset=superfast tune=zerolatency threads=1"
        << " key-int-max=" << settings.fps * 10 << " vbv-buf-capacity=600 bitrate=" << settings.kbit
        << " option-string=\"scenecut=0\" ! video/x-h264,profile=constrained-baseline,"
           "stream-format=byte-stream,alignment=au ! appsink name=units sync=false async=false";
    return out.str();
}

ReturnEncoder::ReturnEncoder(const ReturnPictureSettings& settings, TakeUnit take,
                             std::function<void(const std::string& text)> failed)
    : take_(std::move(take)),
      pipeline_(
          return_encoder_description(settings),
          [failed = std::move(failed)](gst::Pipeline::Trouble, const std::string& text) { failed(text); }),
      pictures_(pipeline_.element("pictures")) {
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) { return take_unit(from, self); };
    gst_app_sink_set_callbacks(GST_APP_SINK(pipeline_.element("units").get()), &callbacks, this, nullptr);
    const gst::Owned<GstPad> source(gst_element_get_static_pad(pictures_.get(), "src"));
    gst_pad_add_probe(source.get(), GST_PAD_PROBE_TYPE_BUFFER, &ReturnEncoder::let_in, this, nullptr);
    pipeline_.play();
}

void ReturnEncoder::picture(Instant at, const gst::SharedBuffer& picture) {
    GstBuffer* own = gst_buffer_copy(picture.get());  // the memory is shared with the programme
    GST_BUFFER_PTS(own) = static_cast<GstClockTime>(at.count());
    GST_BUFFER_DTS(own) = GST_CLOCK_TIME_NONE;
    gst_app_src_push_buffer(GST_APP_SRC(pictures_.get()), own);
}

// Just ahead of the picture that is to be the key frame.
GstPadProbeReturn ReturnEncoder::let_in(GstPad* pad, GstPadProbeInfo* info, gpointer self) {
    auto& encoder = *static_cast<ReturnEncoder*>(self);
    const GstClockTime time = GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info));
    const Instant at(static_cast<std::int64_t>(time));
    if (at - encoder.last_key_ < key_every || !encoder.key_wanted_.exchange(false)) return GST_PAD_PROBE_OK;
    encoder.last_key_ = at;
    gst_pad_push_event(pad, gst_video_event_new_downstream_force_key_unit(time, time, time, TRUE, 0));
    return GST_PAD_PROBE_OK;
}

GstFlowReturn ReturnEncoder::take_unit(gpointer sink, gpointer self) {
    const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(GST_APP_SINK(sink)));
    if (!sample) return GST_FLOW_EOS;
    GstBuffer* unit = gst_sample_get_buffer(sample.get());
    // x264enc shifts its timestamps: only the running time means anything.
    GstClockTime time = 0;
    const int sign = gst_segment_to_running_time_full(gst_sample_get_segment(sample.get()), GST_FORMAT_TIME,
                                                      GST_BUFFER_PTS(unit), &time);
    if (sign <= 0) return GST_FLOW_OK;
    const bool key = !GST_BUFFER_FLAG_IS_SET(unit, GST_BUFFER_FLAG_DELTA_UNIT);
    static_cast<ReturnEncoder*>(self)->take_(Instant(static_cast<std::int64_t>(time)), unit, key);
    return GST_FLOW_OK;
}

}  // namespace paraninfo::contribution
