#pragma once

// Raw pictures and sound in, H.264 and AAC access units out: one GStreamer pipeline with an x264 encoder for
// each video rendition and one AAC encoder. Every rendition gets its key frames at the same frames, and only
// there. It knows nothing of parts. Handlers are called on the encoders' own threads, one at a time for each
// rendition.

#include "media/gst/pipeline.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace paraninfo::encode {

struct VideoRendition {
    int width = 0;
    int height = 0;
    int kbit = 0;
    bool operator==(const VideoRendition&) const = default;
};

struct EncoderSettings {
    int fps = 30;
    int key_every = 60;  // frames
    int width = 1280;    // of the pictures that come in
    int height = 720;
    std::vector<VideoRendition> video;
    int audio_kbit = 96;
    bool operator==(const EncoderSettings&) const = default;
};

struct EncoderHandlers {
    std::function<void(std::size_t rendition, const std::string& avcc)> video_codec;
    std::function<void(std::size_t rendition, std::uint64_t frame, bool key, std::string bytes)> video;
    std::function<void(const std::string& audio_specific_config)> audio_codec;
    std::function<void(std::int64_t sample, std::string bytes)>
        audio;  // the encoder's own time, in 1/48000 s
    std::function<void(const std::string& text)> failed;
};

// How late AAC comes out: one unit of avenc_aac holds nothing but its start-up (not in its timestamps).
inline constexpr std::uint32_t aac_priming_units = 1;

// The pipeline's description; separate so that it can be read in a test.
std::string encoder_description(const EncoderSettings& settings);

class Encoder {
  public:
    static constexpr std::uint64_t backlog_drop = 8;  // frames waiting, above which inner frames are dropped

    Encoder(EncoderSettings settings, EncoderHandlers handlers);
    ~Encoder();
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    // I420 at the size of the settings. Frame numbers go up by one. `droppable`: where the encoders are
    // behind, this frame may be left out of every rendition; gives false then.
    bool picture(std::uint64_t frame, const gst::SharedBuffer& picture, bool droppable);
    // Interleaved stereo, 48 kHz, without a gap between calls.
    void sound(std::uint64_t first_sample, std::span<const std::int16_t> samples);
    std::uint64_t pictures_waiting() const;

  private:
    struct Output {
        Encoder* encoder = nullptr;
        std::size_t rendition = 0;
        bool audio = false;
        std::string config;
    };
    static GstPadProbeReturn ask_for_key_frame(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    static GstFlowReturn take_unit(GstElement* sink, gpointer output);
    void connect(const std::string& sink, Output& output);
    void hand_over(Output& output, GstSample* sample);

    EncoderSettings settings_;
    EncoderHandlers handlers_;
    std::vector<Output> outputs_;
    gst::Pipeline pipeline_;
    gst::Owned<GstElement> pictures_;
    gst::Owned<GstElement> sounds_;
};

}  // namespace paraninfo::encode
