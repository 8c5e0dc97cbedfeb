#include "media/mix/colours.hpp"

#include "media/gst/mapped.hpp"
#include "media/mix/canvas.hpp"
#include "media/mix/picture_mixer.hpp"

#include <algorithm>
#include <array>

namespace paraninfo::mix {
namespace {

// What red and blue weigh in the luma (ITU-R BT.601-7, 2.5.1; BT.709-6, 3.2).
struct Weights {
    double red, blue;
    constexpr double green() const { return 1 - red - blue; }
};
constexpr Weights bt601{0.299, 0.114};
constexpr Weights bt709{0.2126, 0.0722};

// A component as what Cb and Cr of BT.601 add to it; of its own luma each has all.
struct Added {
    double cb, cr;
};
constexpr Added red{0, 2 * (1 - bt601.red)};
constexpr Added blue{2 * (1 - bt601.blue), 0};
constexpr Added green{-bt601.blue / bt601.green() * blue.cb, -bt601.red / bt601.green() * red.cr};
constexpr Added luma{bt709.red * red.cb + bt709.green() * green.cb + bt709.blue * blue.cb,
                     bt709.red* red.cr + bt709.green() * green.cr + bt709.blue* blue.cr};
constexpr Added chroma_blue{(blue.cb - luma.cb) / (2 * (1 - bt709.blue)),
                            (blue.cr - luma.cr) / (2 * (1 - bt709.blue))};
constexpr Added chroma_red{(red.cb - luma.cb) / (2 * (1 - bt709.red)),
                           (red.cr - luma.cr) / (2 * (1 - bt709.red))};

// Fixed point with 7 bits behind it: the products stay within 16 bits, of which a processor reckons eight at
// once. Luma spans 219 steps where chroma spans 224.
constexpr int bits = 7;
constexpr double luma_span = 219.0 / 224.0;
constexpr std::int16_t fixed(double value) {
    return static_cast<std::int16_t>(value * (1 << bits) + (value < 0 ? -0.5 : 0.5));
}

struct Fixed {
    std::int16_t cb, cr;
    explicit constexpr Fixed(Added of, double span = 1) : cb(fixed(of.cb * span)), cr(fixed(of.cr * span)) {}
};
constexpr Fixed to_luma(luma, luma_span);
// Without their own part, which is nearly one: the rest is small enough for 16 bits.
constexpr Fixed to_u({chroma_blue.cb - 1, chroma_blue.cr});
constexpr Fixed to_v({chroma_red.cb, chroma_red.cr - 1});

constexpr int width_max = 4096;

std::int16_t product(std::int16_t one, std::int16_t other) {
    return static_cast<std::int16_t>(one * other);
}

std::int16_t sum(Fixed part, std::int16_t cb, std::int16_t cr) {
    constexpr std::int16_t half = 1 << (bits - 1);
    const auto both = static_cast<std::int16_t>(product(part.cb, cb) + product(part.cr, cr) + half);
    return static_cast<std::int16_t>(both >> bits);
}

std::uint8_t limited(std::int16_t value) {
    return static_cast<std::uint8_t>(std::clamp<std::int16_t>(value, 0, 255));
}

std::uint8_t moved(std::uint8_t from, std::int16_t by) {
    return limited(static_cast<std::int16_t>(from + by));
}

void move_luma(std::uint8_t* __restrict__ row, const std::int16_t* __restrict__ shifts, int width) {
    for (int x = 0; x < width; ++x) row[x] = moved(row[x], shifts[x]);
}

// What each pixel's luma gains, twice for each pixel of chroma.
void move_chroma(std::uint8_t* __restrict__ u, std::uint8_t* __restrict__ v,
                 std::int16_t* __restrict__ shifts, int width) {
    for (int i = 0; i < width; ++i) {
        const auto cb = static_cast<std::int16_t>(u[i] - 128);
        const auto cr = static_cast<std::int16_t>(v[i] - 128);
        const std::int16_t shift = sum(to_luma, cb, cr);
        shifts[2 * i] = shift;
        shifts[2 * i + 1] = shift;
        u[i] = moved(u[i], sum(to_u, cb, cr));
        v[i] = moved(v[i], sum(to_v, cb, cr));
    }
}

}  // namespace

void row_to_bt709(std::uint8_t* luma_1, std::uint8_t* luma_2, std::uint8_t* u, std::uint8_t* v, int width) {
    std::array<std::int16_t, width_max> shifts;
    width = std::min(width, width_max);
    move_chroma(u, v, shifts.data(), (width + 1) / 2);
    move_luma(luma_1, shifts.data(), width);
    if (luma_2) move_luma(luma_2, shifts.data(), width);
}

gst::SharedBuffer to_bt709(const gst::SharedBuffer& picture, Size size) {
    const PictureLayout layout(size.width, size.height);
    gst::Mapped from(picture.get());
    if (from.bytes().size() != layout.bytes || size.width > width_max) return picture;
    gst::SharedBuffer converted = sized_picture(size, from.bytes());
    gst::Mapped onto(converted.get(), GST_MAP_WRITE);
    std::uint8_t* const bytes = onto.bytes().data();
    for (int y = 0; y < size.height; y += 2) {
        std::uint8_t* const first = bytes + std::size_t{1} * y * layout.luma_stride;
        const std::size_t chroma = std::size_t{1} * (y / 2) * layout.chroma_stride;
        row_to_bt709(first, y + 1 < size.height ? first + layout.luma_stride : nullptr,
                     bytes + layout.u_at + chroma, bytes + layout.v_at + chroma, size.width);
    }
    return converted;
}

}  // namespace paraninfo::mix
