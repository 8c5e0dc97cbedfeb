#pragma once

// The pixels of I420 pictures in mapped buffers: filled, and blended without being scaled. Pure but for the
// mapping.

#include "media/gst/handles.hpp"
#include "media/mix/canvas.hpp"

#include <gst/video/video.h>

namespace paraninfo::mix {

// A picture's planes while this lives. Throws std::runtime_error where the buffer is none of this size.
class MappedPicture {
  public:
    MappedPicture(GstBuffer* buffer, const GstVideoInfo& info, GstMapFlags flags);
    ~MappedPicture() { gst_video_frame_unmap(&frame_); }
    MappedPicture(const MappedPicture&) = delete;
    MappedPicture& operator=(const MappedPicture&) = delete;

    GstVideoFrame& frame() { return frame_; }

  private:
    GstVideoFrame frame_{};
};

void fill(GstVideoFrame& picture, Colour colour);

struct Point {
    int x = 0;
    int y = 0;
};

// What stands in `from` at `at`, over `area` of `onto`, by `alpha` of 255. Both reach that far; all numbers
// are even.
void blend(const GstVideoFrame& from, Point at, GstVideoFrame& onto, const Rectangle& area, unsigned alpha);

}  // namespace paraninfo::mix
