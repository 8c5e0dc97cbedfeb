#pragma once

// What is done with one stream of a source: the elements that decode it to the programme's picture size or to
// 48 kHz stereo, chosen by the stream's caps. Nothing here plugs by itself: a format that is not listed is
// left out. Pure.

#include "media/program/retimer.hpp"

#include <gst/gst.h>

#include <optional>
#include <string>

namespace paraninfo::program {

struct PictureSize {
    int width = 0;
    int height = 0;
};

inline constexpr int source_width_max = 4096;
inline constexpr int source_height_max = 2304;

struct Branch {
    Stream stream = Stream::picture;
    std::string description;  // a bin's, with one open entry; it ends in an appsink named `sink`
};

// Nothing for a format that no programme takes. RTP's formats (application/x-rtp) too. With `units` a
// picture's bin has a second appsink, `units`, for what is not decoded yet.
std::optional<Branch> branch_for(const GstStructure* format, PictureSize size, bool units = false);

// What is said of a stream that is left out.
std::string name_of(const GstStructure* format);

// The whole pipeline of a capture device: `camera`, `microphone` and the appsinks `picture` and `sound`; the
// devices' names are set on the elements, never written into it.
std::string capture_description(PictureSize size, bool with_sound);

}  // namespace paraninfo::program
