#pragma once

// Scales a part of one I420 picture into a part of another, by GstVideoConverter. Made for one pair of sizes
// and kept while they stay: its tables cost more than a small picture. One thread.

#include "media/mix/layout.hpp"

#include <gst/video/video.h>

#include <memory>

namespace paraninfo::mix {

class Scaler {
  public:
    struct Way {
        Size from;
        Rectangle cut;  // within `from`
        Size into;
        Rectangle area;  // within `into`; what lies around it is not touched
        bool operator==(const Way&) const = default;
    };

    // Throws std::runtime_error where such a way cannot be gone.
    explicit Scaler(const Way& way);

    const Way& way() const { return way_; }
    // Both I420 at the way's sizes, mapped.
    void scale(const GstVideoFrame& from, GstVideoFrame& into);

  private:
    struct Free {
        void operator()(GstVideoConverter* converter) const { gst_video_converter_free(converter); }
    };
    const Way way_;
    std::unique_ptr<GstVideoConverter, Free> converter_;
};

// I420 of this size in GStreamer's default layout. Always BT.709: what comes says nothing else, and a
// conversion of colours would cost more than the scaling.
GstVideoInfo video_info(Size size);

}  // namespace paraninfo::mix
