#include "server/hls/thumbnail_list.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace paraninfo::hls {
namespace {

// WebVTT, 4.1: hours of two digits or more.
std::string cue_time(std::int64_t ms) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02lld:%02lld:%02lld.%03lld",
                  static_cast<long long>(ms / 3'600'000), static_cast<long long>(ms / 60'000 % 60),
                  static_cast<long long>(ms / 1000 % 60), static_cast<long long>(ms % 1000));
    return text.data();
}

}  // namespace

std::string render_thumbnails(std::span<const ThumbnailCue> cues) {
    std::string out = "WEBVTT\n";
    for (std::size_t i = 0; i < cues.size(); ++i) {
        std::int64_t until = cues[i].at_ms + thumbnail_stands_max.count();
        if (i + 1 < cues.size()) until = std::min(until, cues[i + 1].at_ms);
        out += "\n" + cue_time(cues[i].at_ms) + " --> " + cue_time(until);
        out += "\nthumbnails/" + std::to_string(cues[i].programme_ms) + ".jpg\n";
    }
    return out;
}

}  // namespace paraninfo::hls
