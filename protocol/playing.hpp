// How the picture comes to one page, as that page tells it with its signs of life (PROTOCOL.md section 1.7).
// Values only; nobody's name.
#pragma once

#include <cstdint>
#include <optional>

namespace paraninfo {

enum class PlayView : std::uint8_t { picture, sound, text };
enum class PlayProfile : std::uint8_t { low, standard, safe, patient };  // how much is kept in reserve

inline constexpr std::int64_t delay_ms_max = 600'000;
inline constexpr std::int64_t height_max = 4'320;
inline constexpr std::int64_t play_count_max = 1'000'000;  // of stalls and of failed loads

struct Playing {
    PlayView view = PlayView::picture;
    PlayProfile profile = PlayProfile::standard;
    bool native = false;                        // played by the browser itself, not by hls.js
    std::optional<std::int64_t> delay_ms = {};  // behind what is captured; nothing where it is unknown
    std::int64_t height = 0;                    // lines of the picture; 0: none is shown
    std::int64_t stalls = 0;                    // since the page was opened
    std::int64_t failed = 0;                    // loads that failed, since the page was opened
    bool operator==(const Playing&) const = default;
};

}  // namespace paraninfo
