#pragma once

// Plain pictures for tests, and what is seen at a point of one.

#include "media/gst/mapped.hpp"
#include "media/mix/picture_mixer.hpp"

#include <vector>

namespace paraninfo::testing {

namespace paint {
inline constexpr mix::Colour red{81, 90, 240};
inline constexpr mix::Colour green{145, 54, 34};
inline constexpr mix::Colour blue{41, 240, 110};
// The same two by BT.709, as the programme has them of a panelist who sends BT.601.
inline constexpr mix::Colour programme_green{173, 42, 26};
inline constexpr mix::Colour programme_blue{32, 240, 118};
}  // namespace paint

inline std::vector<std::uint8_t> plain_bytes(mix::Size size, mix::Colour colour) {
    const mix::PictureLayout layout(size.width, size.height);
    std::vector<std::uint8_t> bytes(layout.bytes);
    mix::Canvas(layout, bytes).fill({0, 0, size.width, size.height}, colour);
    return bytes;
}

// One that says nothing of its size, as decoders give them.
inline gst::SharedBuffer unsaid_picture(mix::Size size, mix::Colour colour) {
    const auto bytes = plain_bytes(size, colour);
    return gst::share(gst_buffer_new_memdup(bytes.data(), bytes.size()));
}

// One that says how large it is.
inline gst::SharedBuffer plain_picture(mix::Size size, mix::Colour colour) {
    return mix::sized_picture(size, plain_bytes(size, colour));
}

// Of a picture in the default layout of `size`.
inline mix::Colour colour_at(const gst::SharedBuffer& picture, mix::Size size, int x, int y) {
    const mix::PictureLayout layout(size.width, size.height);
    gst::Mapped mapped(picture.get());
    const auto bytes = mapped.bytes();
    const auto luma = static_cast<std::size_t>(y * layout.luma_stride + x);
    const auto chroma = static_cast<std::size_t>(y / 2 * layout.chroma_stride + x / 2);
    return {bytes[luma], bytes[layout.u_at + chroma], bytes[layout.v_at + chroma]};
}

inline bool alike(mix::Colour one, mix::Colour other, int by = 3) {
    return std::abs(one.y - other.y) <= by && std::abs(one.u - other.u) <= by &&
           std::abs(one.v - other.v) <= by;
}

}  // namespace paraninfo::testing
