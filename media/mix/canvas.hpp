#pragma once

// Drawing on one I420 picture in memory that somebody else owns: rectangles, gradients, discs and masks of
// text. Pure; no shape reaches outside the picture.

#include <cstdint>
#include <span>
#include <vector>

namespace paraninfo::mix {

// Where the planes of an I420 picture lie in one block of memory (GStreamer's default layout).
struct PictureLayout {
    PictureLayout(int picture_width, int picture_height);
    int width;
    int height;
    int luma_stride;
    int chroma_stride;
    std::size_t u_at;
    std::size_t v_at;
    std::size_t bytes;
    bool operator==(const PictureLayout&) const = default;
};

struct Colour {
    std::uint8_t y = 16, u = 128, v = 128;
    bool operator==(const Colour&) const = default;
};
inline constexpr Colour black{16, 128, 128};
inline constexpr Colour white{235, 128, 128};
inline constexpr Colour accent{150, 78, 152};  // of what names and announces

struct Rectangle {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Rectangle&) const = default;
};

// How much of each pixel is covered, 0 to 255.
struct Mask {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> cover;
    bool operator==(const Mask&) const = default;
};

class Canvas {
  public:
    // `memory` holds at least layout.bytes and outlives the canvas.
    Canvas(const PictureLayout& layout, std::span<std::uint8_t> memory) : layout_(layout), memory_(memory) {}

    int width() const { return layout_.width; }
    int height() const { return layout_.height; }
    void fill(Rectangle area, Colour colour);
    // Lays the colour over the area, by `cover` of 255.
    void shade(Rectangle area, unsigned cover, Colour colour);
    void gradient(Colour top, Colour bottom);
    void disc(int centre_x, int centre_y, int radius, Colour colour);
    void draw(const Mask& mask, int x, int y, Colour colour);

  private:
    Rectangle clip(Rectangle area) const;
    std::uint8_t& luma(int x, int y) { return memory_[at(x, y, layout_.luma_stride)]; }
    static std::size_t at(int x, int y, int stride) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(stride) + static_cast<std::size_t>(x);
    }
    void blend(int x, int y, unsigned cover, Colour colour);

    PictureLayout layout_;
    std::span<std::uint8_t> memory_;
};

}  // namespace paraninfo::mix
