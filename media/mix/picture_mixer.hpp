#pragma once

// Several I420 pictures of any size as one of the programme's size, laid over each other as a layout says. On
// its caller's thread and at once: it has no clock, no queue and nothing to wait for.
//
// A buffer of another size than the programme's says so by a GstVideoMeta. Pictures that are given out are in
// GStreamer's default layout; as every shared buffer, they are never written again. They come from the
// allocator and not from a pool: the encoders hold a picture's memory longer than the pump its buffer, and a
// pool takes no buffer back whose memory is shared.

#include "media/gst/handles.hpp"
#include "media/mix/scaler.hpp"

#include <cstdint>
#include <list>
#include <span>
#include <vector>

namespace paraninfo::mix {

struct Layer {
    gst::SharedBuffer picture;
    Place place;
};

// What the buffer says of itself, or else `otherwise`.
Size size_of(const gst::SharedBuffer& picture, Size otherwise);

// I420 in the default layout of its size, as a buffer that says how large it is.
gst::SharedBuffer sized_picture(Size size, std::span<const std::uint8_t> bytes);

// The same memory in a buffer that says how large it is.
gst::SharedBuffer with_size(const gst::SharedBuffer& picture, Size size);

class PictureMixer {
  public:
    explicit PictureMixer(Size programme) : programme_(programme) {}

    // Layers from the bottom; black where there is none. A single layer that is the programme's picture as it
    // is comes back without having been touched. What cannot be read is left out.
    gst::SharedBuffer compose(std::span<const Layer> layers);

    // From `from` to `to`, both of the programme's size: 0 is the first, 255 the second.
    gst::SharedBuffer blend(const gst::SharedBuffer& from, const gst::SharedBuffer& to, unsigned share);

  private:
    struct Kept {
        Scaler scaler;
        std::uint64_t used;  // in which composition
    };
    bool is_finished(const Layer& layer) const;
    bool covers_all(const Layer& layer) const;
    void lay(const Layer& layer, GstVideoFrame& onto);
    void lay_through(const Layer& layer, Size size, const GstVideoFrame& from, GstVideoFrame& onto);
    Scaler& scaler_for(const Scaler::Way& way);
    void drop_unused_scalers();

    const Size programme_;
    std::list<Kept> kept_;
    gst::SharedBuffer scratch_;  // a translucent layer before it is blended
    Size scratch_size_;
    std::uint64_t compositions_ = 0;
};

}  // namespace paraninfo::mix
