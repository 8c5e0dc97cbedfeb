#pragma once

// One listener's sound as packets of Opus. sound() is called on the pump's thread and never waits; the
// handler on the encoder's own.

#include "media/contribution/receiver.hpp"
#include "media/gst/pipeline.hpp"

#include <functional>
#include <span>
#include <string>

namespace paraninfo::contribution {

class SoundEncoder {
  public:
    static constexpr std::size_t waiting_bytes_max = 192'000;  // a second; more is dropped
    static constexpr Instant packet = std::chrono::milliseconds(20);

    using TakePacket = std::function<void(Instant at, GstBuffer* packet)>;

    // Throws std::runtime_error where GStreamer lacks something.
    SoundEncoder(TakePacket take, std::function<void(const std::string& text)> failed);

    // 48 kHz, interleaved stereo, in order.
    void sound(Instant at, std::span<const std::int16_t> samples);

  private:
    static GstFlowReturn take_packet(gpointer sink, gpointer self);

    const TakePacket take_;
    gst::Pipeline pipeline_;
    gst::Owned<GstElement> sounds_;
};

}  // namespace paraninfo::contribution
