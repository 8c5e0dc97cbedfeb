#pragma once

// One playing of one source: a GStreamer pipeline that takes published bytes or a file apart and decodes its
// first picture and its first sound that a programme takes. Never used for a second session, since it would
// show pictures of the first. Handlers are called on the pipeline's threads.

#include "media/gst/pipeline.hpp"
#include "media/program/branches.hpp"
#include "media/program/source_unit.hpp"
#include "protocol/media_link/file_endings.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace paraninfo::program {

struct DecoderHandlers {
    std::function<void(Instant source_time, gst::SharedBuffer picture)> picture;
    std::function<void(Instant source_time, std::span<const std::int16_t> samples)> sound;
    std::function<void(const std::string& text)> said;  // what somebody should read in a log
    // Where it is wanted: each picture as it was coded, before it comes decoded.
    std::function<void(SourceUnit unit)> unit = {};
    // Where it is wanted: the picture at which a file stands.
    std::function<void(gst::SharedBuffer picture)> held = {};
};

// Of what is published.
enum class Container : std::uint8_t { mpeg_ts, flv };

struct RtspAddress {
    std::string url;  // without user and password
    std::string user;
    std::string password;
    bool udp = false;
    std::string certificate;  // as PEM: this one and no other; empty: one that the machine trusts
};

struct CaptureDevices {
    std::string video;  // "/dev/video0"
    std::string audio;  // a name of ALSA's; empty: no sound
};

// By the name's ending; throws std::invalid_argument for another one.
media_link::FileContainer container_of(const std::string& path);

class Decoder {
  public:
    static constexpr std::size_t waiting_bytes_max = 4U << 20;  // not yet decoded; more is dropped

    using Size = PictureSize;

    // Bytes of MPEG-TS or FLV come by push(), decoded as fast as they come.
    Decoder(Container container, Size size, DecoderHandlers handlers);
    enum class Begin { playing, held };
    // A file at its own pace.
    Decoder(const std::string& path, Size size, DecoderHandlers handlers, Begin begin = Begin::playing);
    // A camera that is asked for its stream.
    Decoder(const RtspAddress& camera, Size size, DecoderHandlers handlers);
    Decoder(const CaptureDevices& devices, Size size, DecoderHandlers handlers);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    void push(const std::string& bytes);
    // Of a file; where that fails it is over.
    void play();
    void hold();
    // The file is at its end, or cannot be opened, or nothing can be decoded any more.
    bool over() const { return end_ != End::none; }
    // It is over, and not by its end.
    bool failed() const { return end_ == End::failed; }
    // Of a file that has begun; nothing where it does not say.
    std::optional<std::chrono::nanoseconds> length();

  private:
    Decoder(const std::string& description, bool paced, Size size, DecoderHandlers handlers);
    void go(void (gst::Pipeline::*how)());
    void fail(const std::string& text);
    static void take_pad(GstElement* demuxer, GstPad* pad, gpointer self);
    bool take_stream(Stream stream);
    void add_branch(GstPad* pad, const Branch& branch);
    void connect(GstElement* sink, Stream stream);
    void connect_units(GstElement* sink);
    void hand_over_unit(GstSample* sample);
    void hand_over(GstSample* sample, bool picture);
    void hand_over_held(GstSample* sample);

    const bool paced_;
    const Size size_;
    DecoderHandlers handlers_;
    enum class End { none, reached, failed };
    std::atomic<End> end_ = End::none;  // the first one stands
    bool has_picture_ = false;          // of the demuxer's thread
    bool has_sound_ = false;
    std::shared_ptr<const UnitFormat> format_;  // of the parser's thread
    gst::Pipeline pipeline_;
};

}  // namespace paraninfo::program
