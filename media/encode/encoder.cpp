#include "media/encode/encoder.hpp"

#include "media/gst/mapped.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include <algorithm>
#include <sstream>

namespace paraninfo::encode {
namespace {

constexpr std::uint64_t second_ns = 1'000'000'000;
constexpr std::uint64_t audio_rate = 48000;

std::uint64_t scale(std::uint64_t value, std::uint64_t to, std::uint64_t from) {
    return gst_util_uint64_scale_round(value, to, from);
}

// Bytes that GStreamer owns from here on.
GstBuffer* copy_of(std::span<const std::int16_t> samples) {
    return gst_buffer_new_memdup(samples.data(), samples.size_bytes());
}

std::string codec_data(GstSample* sample) {
    const GstStructure* structure = gst_caps_get_structure(gst_sample_get_caps(sample), 0);
    const GValue* value = gst_structure_get_value(structure, "codec_data");
    if (!value) return {};
    return gst::Mapped(gst_value_get_buffer(value)).text();
}

// Each rendition has a source of its own: one that is slow holds up nobody but itself.
void describe_video(std::ostream& out, const EncoderSettings& settings, std::size_t index) {
    const VideoRendition& rendition = settings.video[index];
    out << "appsrc name=pictures" << index
        << " format=time is-live=true max-bytes=0 caps=\"video/x-raw,format=I420,width=" << settings.width
        << ",height=" << settings.height << ",framerate=" << settings.fps
        << "/1,pixel-aspect-ratio=1/1,interlace-mode=progressive,colorimetry=bt709\" ! videoscale ! "
           "video/x-raw,width="
        << rendition.width << ",height=" << rendition.height << ",pixel-aspect-ratio=1/1"
        << " ! x264enc speed-preset=" << rendition.speed << " tune=zerolatency key-int-max=9999"
        << " option-string=\"scenecut=0:keyint=infinite\" vbv-buf-capacity=1000 bitrate=" << rendition.kbit
        << " ! video/x-h264,profile=" << rendition.profile << ",stream-format=avc,alignment=au"
        << " ! appsink name=video" << index << " sync=false async=false ";
}

void describe_sound(std::ostream& out, const EncoderSettings& settings, std::size_t sound) {
    out << "appsrc name=sounds" << sound << " format=time is-live=true max-bytes=0"
        << " caps=\"audio/x-raw,format=S16LE,rate=48000,channels=2,layout=interleaved\""
        << " ! audioconvert ! tee name=heard" << sound << ' ';
    for (std::size_t i = 0; i < settings.audio.size(); ++i) {
        if (settings.audio[i].sound != sound) continue;
        out << "heard" << sound << ". ! queue max-size-buffers=0 max-size-bytes=0 max-size-time=2000000000"
            << " ! avenc_aac bitrate=" << settings.audio[i].kbit * 1000
            << " ! audio/mpeg,mpegversion=4,stream-format=raw ! appsink name=audio" << i
            << " sync=false async=false ";
    }
}

}  // namespace

std::string encoder_description(const EncoderSettings& settings) {
    std::ostringstream out;
    for (std::size_t i = 0; i < settings.video.size(); ++i) describe_video(out, settings, i);
    for (std::size_t i = 0; i < settings.sounds; ++i) describe_sound(out, settings, i);
    return out.str();
}

Encoder::Encoder(EncoderSettings settings, EncoderHandlers handlers)
    : settings_(std::move(settings)),
      handlers_(std::move(handlers)),
      pipeline_(encoder_description(settings_),
                [this](gst::Pipeline::Trouble, const std::string& text) { handlers_.failed(text); }) {
    for (std::size_t i = 0; i < settings_.video.size(); ++i) add_video(i);
    for (std::size_t i = 0; i < settings_.sounds; ++i)
        sounds_.push_back(pipeline_.element(("sounds" + std::to_string(i)).c_str()));
    for (std::size_t i = 0; i < settings_.audio.size(); ++i) add_output("audio" + std::to_string(i), i, true);
    pipeline_.play();
}

Encoder::~Encoder() = default;

void Encoder::add_video(std::size_t rendition) {
    pictures_.push_back(pipeline_.element(("pictures" + std::to_string(rendition)).c_str()));
    add_output("video" + std::to_string(rendition), rendition, false);
    const gst::Owned<GstPad> pad(gst_element_get_static_pad(pictures_.back().get(), "src"));
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, &Encoder::let_in, &outputs_.back(), nullptr);
}

void Encoder::add_output(const std::string& sink, std::size_t rendition, bool audio) {
    Output& output = outputs_.emplace_back();
    output.encoder = this;
    output.rendition = rendition;
    output.audio = audio;
    const gst::Owned<GstElement> element = pipeline_.element(sink.c_str());
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer data) { return take_unit(GST_ELEMENT(from), data); };
    gst_app_sink_set_callbacks(GST_APP_SINK(element.get()), &callbacks, &output, nullptr);
}

// Just ahead of the frame that opens a segment, so that every encoder sees the request at the same frame.
// Never before the first frame: that would switch off all later requests.
GstPadProbeReturn Encoder::let_in(GstPad* pad, GstPadProbeInfo* info, gpointer output) {
    const Output& into = *static_cast<Output*>(output);
    if (into.rests) return GST_PAD_PROBE_DROP;
    GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
    const GstClockTime at = GST_BUFFER_PTS(buffer);
    if (at > 0 && GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_MARKER))
        gst_pad_push_event(pad, gst_video_event_new_downstream_force_key_unit(at, at, at, TRUE, 0));
    return GST_PAD_PROBE_OK;
}

GstFlowReturn Encoder::take_unit(GstElement* sink, gpointer output) {
    auto& to = *static_cast<Output*>(output);
    const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(GST_APP_SINK(sink)));
    if (!sample) return GST_FLOW_EOS;
    to.encoder->hand_over(to, sample.get());
    return GST_FLOW_OK;
}

void Encoder::hand_over(Output& output, GstSample* sample) {
    if (std::string config = codec_data(sample); config != output.config) {
        output.config = std::move(config);
        if (output.audio)
            handlers_.audio_codec(output.rendition, output.config);
        else
            handlers_.video_codec(output.rendition, output.config);
    }
    // x264enc shifts its timestamps by 1000 hours: only the running time means anything.
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const GstSegment* segment = gst_sample_get_segment(sample);
    GstClockTime magnitude = 0;
    const int sign =
        gst_segment_to_running_time_full(segment, GST_FORMAT_TIME, GST_BUFFER_PTS(buffer), &magnitude);
    if (sign == 0) return handlers_.failed("an encoder's unit has no time");
    std::string bytes = gst::Mapped(buffer).text();
    if (output.audio) {
        const auto samples = static_cast<std::int64_t>(scale(magnitude, audio_rate, second_ns));
        return handlers_.audio(output.rendition, sign < 0 ? -samples : samples, std::move(bytes));
    }
    const bool key = !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
    const std::uint64_t frame = scale(magnitude, static_cast<std::uint64_t>(settings_.fps), second_ns);
    handlers_.video(output.rendition, frame, key, std::move(bytes));
}

bool Encoder::picture(std::uint64_t frame, const gst::SharedBuffer& picture, bool droppable, bool key) {
    const auto every = static_cast<std::uint64_t>(settings_.key_every);
    key = key || (every > 0 && frame % every == 0);
    bool whole = true;
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
        if (outputs_[i].rests || outputs_[i].pauses) continue;
        if (droppable && pictures_waiting(i) > backlog_drop)
            whole = false;
        else
            push(i, frame, picture, key);
    }
    return whole;
}

void Encoder::push(std::size_t rendition, std::uint64_t frame, const gst::SharedBuffer& picture, bool key) {
    // The memory is shared with the source; only times and flags are this buffer's own.
    GstBuffer* buffer = gst_buffer_copy(picture.get());
    const auto fps = static_cast<std::uint64_t>(settings_.fps);
    GST_BUFFER_PTS(buffer) = scale(frame, second_ns, fps);
    GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
    GST_BUFFER_DURATION(buffer) = scale(1, second_ns, fps);
    gst_buffer_unset_flags(buffer,
                           static_cast<GstBufferFlags>(GST_BUFFER_FLAG_DISCONT | GST_BUFFER_FLAG_RESYNC |
                                                       GST_BUFFER_FLAG_MARKER));
    if (key) GST_BUFFER_FLAG_SET(buffer, GST_BUFFER_FLAG_MARKER);
    gst_app_src_push_buffer(GST_APP_SRC(pictures_[rendition].get()), buffer);
}

void Encoder::sound(std::size_t sound, std::uint64_t first_sample, std::span<const std::int16_t> samples) {
    GstBuffer* buffer = copy_of(samples);
    GST_BUFFER_PTS(buffer) = scale(first_sample, second_ns, audio_rate);
    GST_BUFFER_DURATION(buffer) = scale(samples.size() / 2, second_ns, audio_rate);
    gst_app_src_push_buffer(GST_APP_SRC(sounds_.at(sound).get()), buffer);
}

std::uint64_t Encoder::pictures_waiting(std::size_t rendition) const {
    return gst_app_src_get_current_level_buffers(GST_APP_SRC(pictures_.at(rendition).get()));
}

void Encoder::rest(std::size_t rendition, bool rests) {
    outputs_.at(rendition).rests = rests;
}

}  // namespace paraninfo::encode
