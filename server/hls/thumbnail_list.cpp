#include "server/hls/thumbnail_list.hpp"

#include "server/hls/cue_time.hpp"

#include <algorithm>
#include <string>

namespace paraninfo::hls {

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
