#pragma once

// A programme as MPEG-TS: coded pictures and raw sound in, whole packets out, a piece for each picture and
// each unit of sound. It encodes the sound and no picture. Its two inputs never wait: pictures that find too
// many before them are left out up to the next key frame, sound loses what is oldest. The handlers are called
// on the muxer's own threads.

#include "media/gst/pipeline.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace paraninfo::encode {

struct TsMuxerHandlers {
    // `opens`: it begins with the tables and a key frame.
    std::function<void(bool opens, std::string packets)> made;
    std::function<void(const std::string& text)> failed;
};

class TsMuxer {
  public:
    using Time = std::chrono::nanoseconds;  // since the programme's first frame

    static constexpr std::uint64_t pictures_waiting_max = 60;
    static constexpr std::size_t sound_bytes_max = 192'000;  // a second
    static constexpr int sound_kbit = 128;

    // Throws std::runtime_error where GStreamer lacks something.
    explicit TsMuxer(TsMuxerHandlers handlers);
    TsMuxer(const TsMuxer&) = delete;
    TsMuxer& operator=(const TsMuxer&) = delete;

    // One access unit (ISO 14496-15, lengths before its units) without reordering, and its configuration,
    // which changes at a key frame only. Nothing comes of those before the first key frame. By one thread at
    // a time.
    void picture(Time at, bool key, const std::string& avcc, const std::string& unit);
    // Interleaved stereo, 48 kHz, in order. By one thread at a time.
    void sound(Time at, std::span<const std::int16_t> samples);

  private:
    static GstPadProbeReturn ask_for_tables(GstPad* pad, GstPadProbeInfo* info, gpointer);
    static GstFlowReturn take_packets(GstElement* sink, gpointer self);
    void configure(const std::string& avcc);

    const TsMuxerHandlers handlers_;
    gst::Pipeline pipeline_;
    gst::Owned<GstElement> pictures_;
    gst::Owned<GstElement> sounds_;
    std::string avcc_;
    bool waits_for_key_ = true;
};

}  // namespace paraninfo::encode
