#include "media/program/decoder.hpp"

#include "media/gst/mapped.hpp"
#include "media/program/camera_certificate.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace paraninfo::program {
namespace {

std::string file_description(const std::string& path) {
    switch (container_of(path)) {
        case media_link::FileContainer::mp4:
            return "filesrc name=file ! qtdemux name=demuxer";
        case media_link::FileContainer::matroska:
            return "filesrc name=file ! matroskademux name=demuxer";
        case media_link::FileContainer::mpeg_ts:
            break;
    }
    return "filesrc name=file ! tsdemux name=demuxer";
}

// The jitter buffer holds as much back as a camera's Wi-Fi needs. A frozen server must not keep the end
// waiting.
constexpr const char* rtsp_description =
    "rtspsrc name=demuxer latency=200 teardown-timeout=100000000 tcp-timeout=5000000 do-retransmission=false";

std::string bytes_description(Container container) {
    std::ostringstream out;
    out << "appsrc name=bytes format=time is-live=true do-timestamp=true leaky-type=upstream"
        << " max-bytes=" << Decoder::waiting_bytes_max;
    if (container == Container::flv)
        out << " caps=video/x-flv ! flvdemux name=demuxer";
    else
        out << " caps=\"video/mpegts,systemstream=true,packetsize=188\" ! tsdemux name=demuxer";
    return out.str();
}

UnitFormat format_of(const GstStructure* caps) {
    UnitFormat format;
    gst_structure_get_int(caps, "width", &format.width);
    gst_structure_get_int(caps, "height", &format.height);
    const char* mode = gst_structure_get_string(caps, "interlace-mode");
    format.interlaced = mode && std::string_view(mode) != "progressive";
    if (const GValue* config = gst_structure_get_value(caps, "codec_data"))
        format.avcc = gst::Mapped(gst_value_get_buffer(config)).text();
    return format;
}

}  // namespace

media_link::FileContainer container_of(const std::string& path) {
    if (const auto container = media_link::file_container(path)) return *container;
    throw std::invalid_argument("not a file that ends in " + std::string(media_link::file_endings_in_words) +
                                ": " + path);
}

Decoder::Decoder(Container container, Size size, DecoderHandlers handlers)
    : Decoder(bytes_description(container), false, size, std::move(handlers)) {
    play();
}

Decoder::Decoder(const std::string& path, Size size, DecoderHandlers handlers, Begin begin)
    : Decoder(file_description(path), true, size, std::move(handlers)) {
    // Set as a property: a path in the description could add elements.
    g_object_set(pipeline_.element("file").get(), "location", path.c_str(), nullptr);
    if (begin == Begin::playing)
        play();
    else
        hold();
}

Decoder::Decoder(const RtspAddress& camera, Size size, DecoderHandlers handlers)
    : Decoder(rtsp_description, false, size, std::move(handlers)) {
    const gst::Owned<GstElement> source = pipeline_.element("demuxer");
    g_object_set(source.get(), "location", camera.url.c_str(), nullptr);
    gst_util_set_object_arg(G_OBJECT(source.get()), "protocols", camera.udp ? "udp" : "tcp");
    if (!camera.user.empty())
        g_object_set(source.get(), "user-id", camera.user.c_str(), "user-pw", camera.password.c_str(),
                     nullptr);
    judge_certificate(*source, camera.certificate,
                      [this] { fail("the camera's certificate is not the expected one"); });
    play();
}

Decoder::Decoder(const CaptureDevices& devices, Size size, DecoderHandlers handlers)
    : Decoder(capture_description(size, !devices.audio.empty()), false, size, std::move(handlers)) {
    g_object_set(pipeline_.element("camera").get(), "device", devices.video.c_str(), nullptr);
    connect(pipeline_.element("picture").get(), Stream::picture);
    if (!devices.audio.empty()) {
        g_object_set(pipeline_.element("microphone").get(), "device", devices.audio.c_str(), nullptr);
        connect(pipeline_.element("sound").get(), Stream::sound);
    }
    play();
}

void Decoder::play() {
    go(&gst::Pipeline::play);
}

void Decoder::hold() {
    go(&gst::Pipeline::hold);
}

void Decoder::go(void (gst::Pipeline::*how)()) {
    try {
        (pipeline_.*how)();
    } catch (const std::runtime_error& error) {
        fail(error.what());
    }
}

// One failure makes several elements complain: the first says what it is.
void Decoder::fail(const std::string& text) {
    End none = End::none;
    if (end_.compare_exchange_strong(none, End::failed)) handlers_.said(text);
}

std::optional<std::chrono::nanoseconds> Decoder::length() {
    gint64 length = 0;
    if (!gst_element_query_duration(pipeline_.get(), GST_FORMAT_TIME, &length) || length <= 0) return {};
    return std::chrono::nanoseconds(length);
}

Decoder::Decoder(const std::string& description, bool paced, Size size, DecoderHandlers handlers)
    : paced_(paced),
      size_(size),
      handlers_(std::move(handlers)),
      pipeline_(description, [this](gst::Pipeline::Trouble trouble, const std::string& text) {
          End none = End::none;
          if (trouble == gst::Pipeline::Trouble::error)
              fail(text);
          else
              end_.compare_exchange_strong(none, End::reached);
      }) {
    const gst::Owned<GstElement> demuxer(gst_bin_get_by_name(GST_BIN(pipeline_.get()), "demuxer"));
    if (demuxer) g_signal_connect(demuxer.get(), "pad-added", G_CALLBACK(&Decoder::take_pad), this);
}

Decoder::~Decoder() = default;

void Decoder::push(const std::string& bytes) {
    GstBuffer* buffer = gst_buffer_new_memdup(bytes.data(), bytes.size());
    gst_app_src_push_buffer(GST_APP_SRC(pipeline_.element("bytes").get()), buffer);
}

void Decoder::take_pad(GstElement*, GstPad* pad, gpointer self) {
    auto& decoder = *static_cast<Decoder*>(self);
    gst::Owned<GstCaps> caps(gst_pad_get_current_caps(pad));
    if (!caps) caps.reset(gst_pad_query_caps(pad, nullptr));
    if (!caps || gst_caps_is_empty(caps.get()) || gst_caps_is_any(caps.get())) return;
    const GstStructure* format = gst_caps_get_structure(caps.get(), 0);
    try {
        const std::optional<Branch> branch =
            branch_for(format, decoder.size_, decoder.handlers_.unit != nullptr);
        if (branch && decoder.take_stream(branch->stream))
            decoder.add_branch(pad, *branch);
        else
            decoder.handlers_.said(std::string("a stream is left out: ") + name_of(format));
    } catch (const std::exception& error) {
        decoder.fail(error.what());
    }
}

// The first of each.
bool Decoder::take_stream(Stream stream) {
    return !std::exchange(stream == Stream::picture ? has_picture_ : has_sound_, true);
}

void Decoder::add_branch(GstPad* pad, const Branch& branch) {
    GError* error = nullptr;
    GstElement* bin = gst_parse_bin_from_description(branch.description.c_str(), TRUE, &error);
    const gst::Owned<GError> owned_error(error);
    if (!bin) throw std::runtime_error(error ? error->message : "a decoder cannot be made");
    gst_bin_add(GST_BIN(pipeline_.get()), bin);  // takes it
    const gst::Owned<GstElement> sink(gst_bin_get_by_name(GST_BIN(bin), "sink"));
    connect(sink.get(), branch.stream);
    const gst::Owned<GstElement> units(gst_bin_get_by_name(GST_BIN(bin), "units"));
    if (units) connect_units(units.get());
    gst_element_sync_state_with_parent(bin);
    const gst::Owned<GstPad> entry(gst_element_get_static_pad(bin, "sink"));
    if (gst_pad_link(pad, entry.get()) != GST_PAD_LINK_OK)
        throw std::runtime_error("a stream does not fit its decoder");
}

void Decoder::connect(GstElement* sink, Stream stream) {
    g_object_set(sink, "sync", static_cast<gboolean>(paced_), "max-buffers", 8U, nullptr);
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = stream == Stream::picture ? [](GstAppSink* from, gpointer self) {
        const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(from));
        if (sample) static_cast<Decoder*>(self)->hand_over(sample.get(), true);
        return GST_FLOW_OK;
    } : [](GstAppSink* from, gpointer self) {
        const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(from));
        if (sample) static_cast<Decoder*>(self)->hand_over(sample.get(), false);
        return GST_FLOW_OK;
    };
    if (stream == Stream::picture && handlers_.held)
        callbacks.new_preroll = [](GstAppSink* from, gpointer self) {
            const gst::Owned<GstSample> sample(gst_app_sink_pull_preroll(from));
            if (sample) static_cast<Decoder*>(self)->hand_over_held(sample.get());
            return GST_FLOW_OK;
        };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink), &callbacks, this, nullptr);
}

void Decoder::connect_units(GstElement* sink) {
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) {
        const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(from));
        if (sample) static_cast<Decoder*>(self)->hand_over_unit(sample.get());
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink), &callbacks, this, nullptr);
}

void Decoder::hand_over_unit(GstSample* sample) {
    UnitFormat format = format_of(gst_caps_get_structure(gst_sample_get_caps(sample), 0));
    if (!format_ || *format_ != format) format_ = std::make_shared<const UnitFormat>(std::move(format));
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const GstClockTime time =
        gst_segment_to_running_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    if (!GST_CLOCK_TIME_IS_VALID(time)) return;
    gst::Mapped mapped(buffer);
    const auto bytes = mapped.bytes();
    CleanUnit clean = clean_unit({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (clean.bytes.empty()) return;
    handlers_.unit({Instant(static_cast<std::int64_t>(time)), clean.key, 0, format_, std::move(clean.bytes)});
}

void Decoder::hand_over_held(GstSample* sample) {
    if (GstBuffer* buffer = gst_sample_get_buffer(sample)) handlers_.held(gst::share(gst_buffer_ref(buffer)));
}

void Decoder::hand_over(GstSample* sample, bool picture) {
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const GstSegment* segment = gst_sample_get_segment(sample);
    const GstClockTime time = gst_segment_to_running_time(segment, GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    if (!GST_CLOCK_TIME_IS_VALID(time)) return;  // before the segment: not meant to be shown
    const Instant source_time(static_cast<std::int64_t>(time));
    if (picture) return handlers_.picture(source_time, gst::share(gst_buffer_ref(buffer)));
    gst::Mapped mapped(buffer);
    const auto bytes = mapped.bytes();
    handlers_.sound(source_time, {reinterpret_cast<const std::int16_t*>(bytes.data()),
                                  bytes.size() / sizeof(std::int16_t)});
}

}  // namespace paraninfo::program
