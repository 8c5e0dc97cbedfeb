#pragma once

// Where the pictures and sounds of panelists go. Whoever mixes them implements it.

#include "media/gst/handles.hpp"

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

namespace paraninfo::contribution {

// CLOCK_MONOTONIC. Of what panelists send it is when it arrived, smoothed, and on one timeline for a
// publisher's picture and sound: shown and heard at the same distance from it they are in step.
using Instant = std::chrono::nanoseconds;

// I420 in GStreamer's default layout (mix::PictureLayout), at the size at which it was sent, which may change
// from one picture to the next. Never written.
struct Picture {
    gst::SharedBuffer buffer;
    int width = 0;
    int height = 0;
    bool bt601 = false;  // whose colours it has; otherwise BT.709's
};

inline constexpr int picture_width_max = 1920;  // larger ones come scaled down, their aspect kept
inline constexpr int picture_height_max = 1080;

// begin() and end() come in turn for one source, on the signalling thread; between them picture() and sound()
// on threads of the source's own, each in order, the two at the same time. None of them may wait: they hold
// up the publisher or, begin() and end(), everybody's signalling.
struct Receiver {
    virtual ~Receiver() = default;
    // A publication of this source goes on air; a second one upon end() of the first.
    virtual void begin(const std::string& source) = 0;
    virtual void picture(const std::string& source, Instant at, Picture picture) = 0;
    // 48 kHz, interleaved stereo.
    virtual void sound(const std::string& source, Instant at, std::span<const std::int16_t> samples) = 0;
    // Nothing of it comes any more.
    virtual void end(const std::string& source) = 0;
};

}  // namespace paraninfo::contribution
