#include "server/archive/vod.hpp"

#include "server/hls/multivariant.hpp"
#include "server/hls/playlist.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace paraninfo::archive {
namespace {

// What any rendition knows of a number: its duration and date are the same in all, to a frame of sound.
const RecordedSegment* any_of_number(const Recording& recording, std::uint64_t msn) {
    for (const auto& rendition : recording.renditions)
        if (const auto* segment = rendition.find(msn)) return segment;
    return nullptr;
}

std::int64_t milliseconds_of(hls::Nanoseconds duration) {
    return std::chrono::round<std::chrono::milliseconds>(duration).count();
}

hls::Rates rates_of(const RecordedRendition& rendition) {
    std::uint64_t bytes = 0;
    double seconds = 0;
    double peak = 0;
    for (const auto& segment : rendition.segments) {
        const double length = std::chrono::duration<double>(segment.duration).count();
        bytes += segment.media.bytes;
        seconds += length;
        if (length >= 1) peak = std::max(peak, static_cast<double>(segment.media.bytes) * 8 / length);
    }
    const double average = seconds > 0 ? static_cast<double>(bytes) * 8 / seconds : 0;
    const auto most = static_cast<std::uint64_t>(std::max(peak, average)) + 1;
    return {std::max(most, rendition.spec.nominal_bits_per_second), static_cast<std::uint64_t>(average) + 1};
}

void write_segment(std::string& out, const RecordedSegment& known, const RecordedSegment* own) {
    out += "#EXT-X-PROGRAM-DATE-TIME:" + hls::date_text((own != nullptr ? *own : known).wall_ms) + "\n";
    if (own == nullptr || own->is_gap()) out += "#EXT-X-GAP\n";
    out += "#EXTINF:" + hls::seconds_text((own != nullptr ? *own : known).duration) + ",\n";
    out += std::to_string(known.msn) + ".m4s\n";
}

}  // namespace

std::vector<std::uint64_t> listed_numbers(const Recording& recording) {
    std::uint64_t first = 0;
    std::uint64_t last = UINT64_MAX;
    std::vector<std::uint64_t> all;
    for (const auto& rendition : recording.renditions) {
        if (rendition.segments.empty() || rendition.inits.empty()) return {};
        first = std::max(first, rendition.segments.front().msn);
        last = std::min(last, rendition.segments.back().msn);
        std::vector<std::uint64_t> merged;
        std::vector<std::uint64_t> own;
        for (const auto& segment : rendition.segments) own.push_back(segment.msn);
        std::set_union(all.begin(), all.end(), own.begin(), own.end(), std::back_inserter(merged));
        all = std::move(merged);
    }
    std::erase_if(all, [&](std::uint64_t msn) { return msn < first || msn > last; });
    return all;
}

std::string render_vod(const Recording& recording, std::size_t rendition,
                       const std::vector<std::uint64_t>& numbers) {
    const auto& own = recording.renditions[rendition];
    std::string out = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-PLAYLIST-TYPE:VOD\n";
    out += "#EXT-X-TARGETDURATION:" + std::to_string(recording.target_duration.count());
    out += "\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n";
    std::optional<std::uint32_t> init;
    std::optional<std::uint64_t> before;
    for (const std::uint64_t msn : numbers) {
        const auto& known = *any_of_number(recording, msn);
        const auto* segment = own.find(msn);
        if (before && (known.discontinuity || msn != *before + 1)) out += "#EXT-X-DISCONTINUITY\n";
        const std::uint32_t needed = segment != nullptr ? segment->init_number : init.value_or(0);
        if (init != needed) out += "#EXT-X-MAP:URI=\"init-" + std::to_string(needed) + ".mp4\"\n";
        write_segment(out, known, segment);
        init = needed;
        before = msn;
    }
    return out + "#EXT-X-ENDLIST\n";
}

std::string render_vod_multivariant(const Recording& recording) {
    std::vector<hls::Variant> variants;
    for (const auto& rendition : recording.renditions)
        variants.push_back({rendition.spec, rendition.inits.front().description, rates_of(rendition)});
    return hls::render_multivariant(variants, "vod.m3u8");
}

hls::Nanoseconds length_of(const Recording& recording, const std::vector<std::uint64_t>& numbers) {
    hls::Nanoseconds sum{0};
    for (const std::uint64_t msn : numbers) sum += any_of_number(recording, msn)->duration;
    return sum;
}

std::int64_t place_of(const Recording& recording, const std::vector<std::uint64_t>& numbers,
                      std::int64_t wall_ms) {
    std::int64_t place = 0;
    for (const std::uint64_t msn : numbers) {
        const auto& segment = *any_of_number(recording, msn);
        const std::int64_t length = milliseconds_of(segment.duration);
        if (wall_ms < segment.wall_ms + length)
            return place + std::max<std::int64_t>(0, wall_ms - segment.wall_ms);
        place += length;
    }
    return place;
}

// One pass over both: a day's broadcast has tens of thousands of each.
std::vector<hls::ThumbnailCue> thumbnail_cues(const Recording& recording,
                                              const std::vector<std::uint64_t>& numbers) {
    std::vector<hls::ThumbnailCue> cues;
    std::int64_t place = 0;
    auto next = recording.thumbnails.begin();
    for (const std::uint64_t msn : numbers) {
        const auto& segment = *any_of_number(recording, msn);
        const std::int64_t begin = segment.wall_ms - recording.started_ms;
        const std::int64_t length = milliseconds_of(segment.duration);
        for (; next != recording.thumbnails.end() && next->programme_ms < begin + length; ++next) {
            const std::int64_t into = next->programme_ms - begin;
            // What was taken shortly before a beginning is what stands there.
            if (into + hls::thumbnail_stands_max.count() <= 0) continue;
            const std::int64_t at = place + std::max<std::int64_t>(0, into);
            if (!cues.empty() && cues.back().at_ms == at) cues.pop_back();
            cues.push_back({at, next->programme_ms});
        }
        place += length;
    }
    return cues;
}

std::int64_t begins_ms(const Recording& recording, const std::vector<std::uint64_t>& numbers) {
    return any_of_number(recording, numbers.front())->wall_ms;
}

}  // namespace paraninfo::archive
