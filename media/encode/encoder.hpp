#pragma once

// Raw pictures and sounds in, H.264 and AAC access units out: one GStreamer pipeline with an encoder for each
// rendition. Every video rendition gets its key frames at the same frames, and only there, and waits for no
// other one. It knows nothing of parts. Handlers are called on the encoders' own threads, one at a time for
// each rendition.

#include "media/gst/pipeline.hpp"

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace paraninfo::encode {

struct VideoRendition {
    int width = 0;
    int height = 0;
    int kbit = 0;
    std::string speed = "superfast";  // x264's preset
    std::string profile = "main";
    bool operator==(const VideoRendition&) const = default;
};

struct AudioRendition {
    int kbit = 96;
    std::size_t sound = 0;  // which of those that come in
    bool operator==(const AudioRendition&) const = default;
};

struct EncoderSettings {
    int fps = 30;
    int key_every = 60;  // frames; 0: where picture() says and nowhere else
    int width = 1280;    // of the pictures that come in
    int height = 720;
    std::vector<VideoRendition> video;
    std::size_t sounds = 1;
    std::vector<AudioRendition> audio = {AudioRendition{}};
    bool operator==(const EncoderSettings&) const = default;
};

struct EncoderHandlers {
    std::function<void(std::size_t rendition, const std::string& avcc)> video_codec;
    std::function<void(std::size_t rendition, std::uint64_t frame, bool key, std::string bytes)> video;
    std::function<void(std::size_t rendition, const std::string& audio_specific_config)> audio_codec;
    // `sample`: the encoder's own time, in 1/48000 s.
    std::function<void(std::size_t rendition, std::int64_t sample, std::string bytes)> audio;
    std::function<void(const std::string& text)> failed;
};

// How late AAC comes out: one unit of avenc_aac holds nothing but its start-up (not in its timestamps).
inline constexpr std::uint32_t aac_priming_units = 1;

// The pipeline's description; separate so that it can be read in a test.
std::string encoder_description(const EncoderSettings& settings);

class Encoder {
  public:
    static constexpr std::uint64_t backlog_drop = 8;  // frames waiting, above which inner ones are dropped

    Encoder(EncoderSettings settings, EncoderHandlers handlers);
    ~Encoder();
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    // I420 at the size of the settings. Frame numbers go up by one. `droppable`: a rendition whose encoder is
    // behind may go without this frame; false where one did. `key`: it becomes a key frame.
    bool picture(std::uint64_t frame, const gst::SharedBuffer& picture, bool droppable, bool key = false);
    // Interleaved stereo, 48 kHz, without a gap between calls; `sound` counts from 0.
    void sound(std::size_t sound, std::uint64_t first_sample, std::span<const std::int16_t> samples);
    std::uint64_t pictures_waiting(std::size_t rendition) const;
    // A rendition that rests gets no pictures and forgets those that wait. It may begin again at a frame that
    // opens a segment.
    void rest(std::size_t rendition, bool rests);
    // One that pauses gets no pictures and codes those that wait. It may go on with a key frame.
    void pause(std::size_t rendition, bool pauses) { outputs_.at(rendition).pauses = pauses; }

  private:
    struct Output {
        Encoder* encoder = nullptr;
        std::size_t rendition = 0;
        bool audio = false;
        std::string config = {};
        std::atomic<bool> rests = false;  // of a video rendition
        bool pauses = false;              // the same; of the thread that brings pictures
    };
    void add_video(std::size_t rendition);
    void add_output(const std::string& sink, std::size_t rendition, bool audio);
    void push(std::size_t rendition, std::uint64_t frame, const gst::SharedBuffer& picture, bool key);
    static GstPadProbeReturn let_in(GstPad* pad, GstPadProbeInfo* info, gpointer output);
    static GstFlowReturn take_unit(GstElement* sink, gpointer output);
    void hand_over(Output& output, GstSample* sample);

    EncoderSettings settings_;
    EncoderHandlers handlers_;
    std::deque<Output> outputs_;  // videos first; its entries stay where they are
    gst::Pipeline pipeline_;
    std::vector<gst::Owned<GstElement>> pictures_;  // of each video rendition
    std::vector<gst::Owned<GstElement>> sounds_;
};

}  // namespace paraninfo::encode
