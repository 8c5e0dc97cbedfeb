#pragma once

// The return's picture, coded once for all players: smaller than the programme's and without anything that
// waits. It exists while somebody plays. picture() is called on the pump's thread and never waits; the
// handler on the encoder's own.

#include "media/contribution/receiver.hpp"
#include "media/gst/pipeline.hpp"

#include <atomic>
#include <functional>
#include <string>

namespace paraninfo::contribution {

struct ReturnPictureSettings {
    int width = 1280;  // of what comes in
    int height = 720;
    int fps = 30;
    int to_width = 640;
    int to_height = 360;
    unsigned kbit = 700;
    bool operator==(const ReturnPictureSettings&) const = default;
};

// Pure; separate so that it can be read in a test.
std::string return_encoder_description(const ReturnPictureSettings& settings);

class ReturnEncoder {
  public:
    static constexpr unsigned waiting_max = 2;                            // pictures; older ones are dropped
    static constexpr Instant key_every = std::chrono::milliseconds(500);  // made at most so often on request

    // An access unit of H.264's constrained baseline profile, a byte stream with its parameter sets.
    using TakeUnit = std::function<void(Instant at, GstBuffer* unit, bool key)>;

    // Throws std::runtime_error where GStreamer lacks something.
    ReturnEncoder(const ReturnPictureSettings& settings, TakeUnit take,
                  std::function<void(const std::string& text)> failed);

    void picture(Instant at, const gst::SharedBuffer& picture);
    // Makes a key frame soon: with the next picture, or when enough time has passed since the last one.
    void key() { key_wanted_ = true; }

  private:
    static GstPadProbeReturn let_in(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    static GstFlowReturn take_unit(gpointer sink, gpointer self);

    const TakeUnit take_;
    std::atomic<bool> key_wanted_ = false;
    Instant last_key_{0};  // of the encoder's thread
    gst::Pipeline pipeline_;
    gst::Owned<GstElement> pictures_;
};

}  // namespace paraninfo::contribution
