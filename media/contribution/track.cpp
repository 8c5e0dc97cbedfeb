#include "media/contribution/track.hpp"

#include "media/contribution/receiver.hpp"
#include "media/contribution/steady.hpp"

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

#include <sstream>
#include <stdexcept>

namespace paraninfo::contribution {
namespace {

constexpr int sent_width_max = 4096;
constexpr int sent_height_max = 2304;

// The jitter buffer's own thread must never wait for a decoder, or it would keep without end what comes.
constexpr const char* queue =
    "queue max-size-buffers=0 max-size-bytes=4194304 max-size-time=1000000000 leaky=downstream ! ";

// A picture that is too large is refused before memory is taken for it. One thread decodes: frame threads
// would each hold a picture back. After a loss the picture stands until the next whole one: what builds on a
// picture that is missing smears.
std::string picture_decoding(const char* depayloader, const char* format, const char* decoder) {
    std::ostringstream out;
    out << queue << depayloader << " ! " << format << ",width=[16," << sent_width_max << "],height=[16,"
        << sent_height_max << "] ! " << decoder << " ! videoconvert ! videoscale"
        << " ! video/x-raw,format=I420,width=[16," << picture_width_max << "],height=[16,"
        << picture_height_max << "],pixel-aspect-ratio=1/1"
        << " ! appsink name=sink sync=false async=false max-buffers=4";
    return out.str();
}

// What the stream itself says: where it says nothing, the decoder's caps hold a guess by the picture's size.
bool says_bt709(GstPad* coded) {
    const gst::Owned<GstCaps> caps(gst_pad_get_current_caps(coded));
    if (!caps || gst_caps_get_size(caps.get()) == 0) return false;
    const char* text = gst_structure_get_string(gst_caps_get_structure(caps.get(), 0), "colorimetry");
    GstVideoColorimetry colours{};
    return text && gst_video_colorimetry_from_string(&colours, text) &&
           colours.matrix == GST_VIDEO_COLOR_MATRIX_BT709;
}

std::uint64_t pixels_of(GstPad* coded) {
    const gst::Owned<GstCaps> caps(gst_pad_get_current_caps(coded));
    if (!caps || gst_caps_get_size(caps.get()) == 0) return 0;
    const GstStructure* format = gst_caps_get_structure(caps.get(), 0);
    gint width = 0;
    gint height = 0;
    gst_structure_get_int(format, "width", &width);
    gst_structure_get_int(format, "height", &height);
    return static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
}

}  // namespace

std::string decoding_description(Codec codec) {
    switch (codec) {
        case Codec::h264:
            return picture_decoding("rtph264depay wait-for-keyframe=true ! h264parse", "video/x-h264",
                                    "avdec_h264 name=decoder max-threads=1 output-corrupt=false");
        case Codec::vp8:
            return picture_decoding("rtpvp8depay wait-for-keyframe=true", "video/x-vp8",
                                    "vp8dec name=decoder threads=1");
        case Codec::opus:
            break;
    }
    return std::string(queue) +
           "rtpopusdepay ! opusdec use-inband-fec=true plc=true ! audioconvert ! audioresample"
           " ! audio/x-raw,format=S16LE,rate=48000,channels=2,layout=interleaved"
           " ! appsink name=sink sync=false async=false max-buffers=16";
}

void Track::attach(GstBin* pipeline, GstPad* pad, Codec codec) {
    GError* error = nullptr;
    GstElement* bin = gst_parse_bin_from_description(decoding_description(codec).c_str(), TRUE, &error);
    const gst::Owned<GError> owned_error(error);
    if (!bin) throw std::runtime_error(error ? error->message : "a decoder cannot be made");
    gst_bin_add(pipeline, bin);  // takes it
    picture_ = codec != Codec::opus;
    base_time_ = gst_element_get_base_time(GST_ELEMENT(pipeline));
    pad_.reset(GST_PAD(gst_object_ref(pad)));
    const gst::Owned<GstElement> sink(gst_bin_get_by_name(GST_BIN(bin), "sink"));
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) { return take_sample(from, self); };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, this, nullptr);
    if (picture_) watch_decoder(GST_BIN(bin));
    constexpr auto watched = static_cast<GstPadProbeType>(
        GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM);
    gst_pad_add_probe(pad, watched, &Track::take_from_pad, this, nullptr);
    gst_element_sync_state_with_parent(bin);
    const gst::Owned<GstPad> entry(gst_element_get_static_pad(bin, "sink"));
    if (gst_pad_link(pad, entry.get()) != GST_PAD_LINK_OK)
        throw std::runtime_error("a stream does not fit its decoder");
    attached_ = true;
}

void Track::watch_decoder(GstBin* bin) {
    const gst::Owned<GstElement> decoder(gst_bin_get_by_name(bin, "decoder"));
    const gst::Owned<GstPad> entry(gst_element_get_static_pad(decoder.get(), "sink"));
    gst_pad_add_probe(entry.get(), GST_PAD_PROBE_TYPE_BUFFER, &Track::take_coded, this, nullptr);
}

GstPadProbeReturn Track::take_from_pad(GstPad*, GstPadProbeInfo* info, gpointer self) {
    auto& track = *static_cast<Track*>(self);
    if (info->type & GST_PAD_PROBE_TYPE_BUFFER) {
        track.count(GST_PAD_PROBE_INFO_BUFFER(info));
    } else if (info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) {
        GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
        for (guint i = 0; i < gst_buffer_list_length(list); ++i) track.count(gst_buffer_list_get(list, i));
    } else if (GST_PAD_PROBE_INFO_EVENT(info) &&
               gst_event_has_name(GST_PAD_PROBE_INFO_EVENT(info), "GstRTPPacketLost")) {
        if (track.gate_.whole()) track.ask_for_key();
    }
    return GST_PAD_PROBE_OK;
}

void Track::count(GstBuffer* packet) {
    bytes_ += gst_buffer_get_size(packet);
    ++packets_;
    last_packet_ = steady_now().count();
}

// One picture each time: both parsers hand on whole ones.
GstPadProbeReturn Track::take_coded(GstPad* pad, GstPadProbeInfo* info, gpointer self) {
    auto& track = *static_cast<Track*>(self);
    const bool key = !GST_BUFFER_FLAG_IS_SET(GST_PAD_PROBE_INFO_BUFFER(info), GST_BUFFER_FLAG_DELTA_UNIT);
    ++track.pictures_;
    track.pixels_ += pixels_of(pad);
    if (key) track.bt601_ = !says_bt709(pad);
    return track.gate_.passes(key, steady_now()) ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

GstFlowReturn Track::take_sample(gpointer sink, gpointer self) {
    auto& track = *static_cast<Track*>(self);
    const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(GST_APP_SINK(sink)));
    if (!sample) return GST_FLOW_OK;
    GstBuffer* buffer = gst_sample_get_buffer(sample.get());
    const GstClockTime time = gst_segment_to_running_time(gst_sample_get_segment(sample.get()),
                                                          GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    if (!GST_CLOCK_TIME_IS_VALID(time)) return GST_FLOW_OK;
    track.last_sample_ = steady_now().count();
    track.take_(Instant(static_cast<std::int64_t>(time + track.base_time_)), buffer,
                gst_caps_get_structure(gst_sample_get_caps(sample.get()), 0));
    return GST_FLOW_OK;
}

void Track::ask_for_key() {
    if (!picture_) return;
    const std::int64_t now = steady_now().count();
    std::int64_t last = last_key_;
    if (now - last < key_every.count() || !last_key_.compare_exchange_strong(last, now)) return;
    gst_pad_send_event(pad_.get(),
                       gst_video_event_new_upstream_force_key_unit(GST_CLOCK_TIME_NONE, FALSE, 0));
}

std::optional<Instant> Track::last_packet() const {
    const Instant last(last_packet_.load());
    return last == Instant{0} ? std::nullopt : std::optional(last);
}

Counters Track::counters() const {
    return {bytes_, packets_, 0, pictures_};
}

void Track::want_whole(bool whole) {
    gate_.want_whole(whole);
    if (attached_ && gate_.lacks_key()) ask_for_key();
}

void Track::tend(Instant now) {
    if (!attached_ || !picture_) return;
    const bool comes = now - Instant(last_packet_) < blind_after;
    const Instant since = now - Instant(last_sample_);
    const bool due = since >= (gate_.whole() ? blind_after : PictureGate::asked_every);
    if (comes && (due || gate_.lacks_key())) ask_for_key();
}

}  // namespace paraninfo::contribution
