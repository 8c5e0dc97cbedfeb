// The newest picture's colour and the newest second of sound of something that is shown and heard. The owner
// guards it.
#pragma once

#include "media/contribution/receiver.hpp"
#include "media/gst/mapped.hpp"
#include "tests/support/goertzel.hpp"

#include <array>
#include <cstdlib>
#include <span>
#include <vector>

namespace paraninfo::testing {

using Yuv = std::array<int, 3>;

struct SeenMedia {
    static constexpr std::size_t second = 48000;

    std::vector<contribution::Instant> picture_times = {};
    std::vector<contribution::Instant> sound_times = {};
    Yuv colour{};  // in the middle of the newest picture
    int width = 0, height = 0;
    bool bt601 = false;
    std::vector<std::int16_t> samples = {};  // of one channel

    // In GStreamer's default layout of I420.
    void take(contribution::Instant at, const contribution::Picture& picture) {
        gst::Mapped mapped(picture.buffer.get());
        const auto bytes = mapped.bytes();
        const auto stride = static_cast<std::size_t>((picture.width + 3) & ~3);
        const auto chroma = static_cast<std::size_t>(((picture.width + 1) / 2 + 3) & ~3);
        const auto rows = static_cast<std::size_t>((picture.height + 1) & ~1);
        const auto x = static_cast<std::size_t>(picture.width) / 2;
        const auto y = static_cast<std::size_t>(picture.height) / 2;
        const std::size_t u = stride * rows + y / 2 * chroma + x / 2;
        colour = {bytes[y * stride + x], bytes[u], bytes[u + chroma * rows / 2]};
        picture_times.push_back(at);
        width = picture.width;
        height = picture.height;
        bt601 = picture.bt601;
    }

    void take(contribution::Instant at, std::span<const std::int16_t> some) {
        sound_times.push_back(at);
        for (std::size_t i = 0; i < some.size(); i += 2) samples.push_back(some[i]);
        if (samples.size() > second) samples.erase(samples.begin(), samples.end() - second);
    }

    bool shows(const Yuv& wanted) const {
        for (std::size_t i = 0; i < 3; ++i)
            if (std::abs(colour[i] - wanted[i]) > 6) return false;
        return true;
    }
    bool sounds(double hertz, const std::vector<double>& not_these) const {
        return samples.size() >= second && loudest_is(samples, hertz, not_these);
    }
};

// BT.601, of small pictures.
inline constexpr Yuv red{81, 90, 240};
inline constexpr Yuv green{145, 54, 34};
inline constexpr Yuv blue{41, 240, 110};
// By BT.709, as the programme has it.
inline constexpr Yuv programme_blue{32, 240, 118};

}  // namespace paraninfo::testing
