#include "media/mix/planes.hpp"

#include <cstring>
#include <stdexcept>

namespace paraninfo::mix {
namespace {

std::uint8_t* row(const GstVideoFrame& picture, int plane, int x, int y) {
    auto* data = static_cast<std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&picture, plane));
    return data + static_cast<std::ptrdiff_t>(GST_VIDEO_FRAME_PLANE_STRIDE(&picture, plane)) * y + x;
}

// By 256 instead of 255, so that a shift does: 255 of 255 are all.
void blend_row(const std::uint8_t* from, std::uint8_t* onto, int count, int weight) {
    for (int i = 0; i < count; ++i)
        onto[i] = static_cast<std::uint8_t>(onto[i] + (from[i] - onto[i]) * weight / 256);
}

}  // namespace

MappedPicture::MappedPicture(GstBuffer* buffer, const GstVideoInfo& info, GstMapFlags flags) {
    if (!gst_video_frame_map(&frame_, &info, buffer, flags))
        throw std::runtime_error("a picture's memory is not what its size says");
    if (GST_VIDEO_FRAME_FORMAT(&frame_) == GST_VIDEO_FORMAT_I420) return;
    gst_video_frame_unmap(&frame_);
    throw std::runtime_error("a picture is not I420");
}

void fill(GstVideoFrame& picture, Colour colour) {
    const int values[3] = {colour.y, colour.u, colour.v};
    for (int plane = 0; plane < 3; ++plane)
        for (int y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT(&picture, plane); ++y)
            std::memset(row(picture, plane, 0, y), values[plane],
                        static_cast<std::size_t>(GST_VIDEO_FRAME_COMP_WIDTH(&picture, plane)));
}

void blend(const GstVideoFrame& from, Point at, GstVideoFrame& onto, const Rectangle& area, unsigned alpha) {
    const int weight = static_cast<int>(alpha + alpha / 255);
    for (int plane = 0; plane < 3; ++plane) {
        const int by = plane == 0 ? 1 : 2;
        for (int y = 0; y < area.height / by; ++y)
            blend_row(row(from, plane, at.x / by, at.y / by + y),
                      row(onto, plane, area.x / by, area.y / by + y), area.width / by, weight);
    }
}

}  // namespace paraninfo::mix
