#include "server/hls/playlist.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace paraninfo::hls {
namespace {

constexpr std::int64_t ns_per_unit = 10'000;  // five decimals
constexpr std::int64_t units_per_second = 100'000;

std::string units_text(std::int64_t units) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%lld.%05lld", static_cast<long long>(units / units_per_second),
                  static_cast<long long>(units % units_per_second));
    return text.data();
}

std::int64_t units_up(Nanoseconds duration) {
    return (duration.count() + ns_per_unit - 1) / ns_per_unit;
}

void write_head(std::string& out, const MediaPlaylist& playlist) {
    const auto& first = playlist.segments.front();
    out += "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-TARGETDURATION:";
    out += std::to_string(playlist.target_duration.count());
    out += "\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=";
    out += units_text(3 * units_up(playlist.part_target));
    out += ",HOLD-BACK=";
    out += seconds_text(3 * playlist.target_duration);
    out += "\n#EXT-X-PART-INF:PART-TARGET=";
    out += seconds_text_up(playlist.part_target);
    out += "\n#EXT-X-MEDIA-SEQUENCE:";
    out += std::to_string(first.msn);
    out += "\n#EXT-X-DISCONTINUITY-SEQUENCE:";
    out += std::to_string(first.run_ordinal - (first.discontinuity ? 1U : 0U));
    out += '\n';
}

void write_parts(std::string& out, const StoredSegment& segment) {
    std::uint32_t index = 0;
    for (const auto& part : segment.parts) {
        out += "#EXT-X-PART:DURATION=";
        out += seconds_text(part.duration);
        out += ",URI=\"";
        out += std::to_string(segment.msn);
        out += '.';
        out += std::to_string(index++);
        out += ".m4s\"";
        if (part.independent) out += ",INDEPENDENT=YES";
        if (part.gap) out += ",GAP=YES";
        out += '\n';
    }
}

void write_segment(std::string& out, const StoredSegment& segment, bool with_map, bool with_parts) {
    if (segment.discontinuity) out += "#EXT-X-DISCONTINUITY\n";
    if (with_map) {
        out += "#EXT-X-MAP:URI=\"init-";
        out += std::to_string(segment.init_number);
        out += ".mp4\"\n";
    }
    out += "#EXT-X-PROGRAM-DATE-TIME:";
    out += date_text(segment.wall_ms);
    out += '\n';
    if (with_parts) write_parts(out, segment);
    if (!segment.complete) return;
    if (segment.gap) out += "#EXT-X-GAP\n";
    out += "#EXTINF:";
    out += seconds_text(segment.duration);
    out += ",\n";
    out += std::to_string(segment.msn);
    out += ".m4s\n";
}

void write_tail(std::string& out, const MediaPlaylist& playlist) {
    if (playlist.ended) {
        out += "#EXT-X-ENDLIST\n";
        return;
    }
    out += "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"";
    out += std::to_string(playlist.hint_msn);
    out += '.';
    out += std::to_string(playlist.hint_part);
    out += ".m4s\"\n";
    for (const auto& report : playlist.reports) {
        out += "#EXT-X-RENDITION-REPORT:URI=\"../";
        out += report.name;
        out += "/live.m3u8\",LAST-MSN=";
        out += std::to_string(report.last_msn);
        out += ",LAST-PART=";
        out += std::to_string(report.last_part);
        out += '\n';
    }
}

}  // namespace

std::string seconds_text(Nanoseconds duration) {
    return units_text((duration.count() + ns_per_unit / 2) / ns_per_unit);
}

std::string seconds_text_up(Nanoseconds duration) {
    return units_text(units_up(duration));
}

std::string date_text(std::int64_t wall_ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds{wall_ms}};
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{at - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return text.data();
}

std::string render(const MediaPlaylist& playlist) {
    Nanoseconds behind{0};  // from a segment's end to the edge, first for the oldest
    for (const auto& segment : playlist.segments) behind += segment.duration;
    std::string out;
    out.reserve(4096);
    write_head(out, playlist);
    const StoredSegment* before = nullptr;
    for (const auto& segment : playlist.segments) {
        behind -= segment.duration;
        const bool with_map = before == nullptr || before->init_number != segment.init_number;
        write_segment(out, segment, with_map, behind + rounding_slack < 3 * playlist.target_duration);
        before = &segment;
    }
    write_tail(out, playlist);
    return out;
}

}  // namespace paraninfo::hls
