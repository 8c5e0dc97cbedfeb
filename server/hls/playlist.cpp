#include "server/hls/playlist.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

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

void write_map(std::string& out, std::uint32_t init_number) {
    out += "#EXT-X-MAP:URI=\"init-";
    out += std::to_string(init_number);
    out += ".mp4\"\n";
}

void write_control(std::string& out, const MediaPlaylist& playlist) {
    out += "\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=";
    out += units_text(3 * units_up(playlist.part_target));
    out += ",HOLD-BACK=";
    out += seconds_text(3 * playlist.target_duration);
    if (playlist.can_skip) {
        out += ",CAN-SKIP-UNTIL=";
        out += seconds_text(skip_targets * playlist.target_duration);
    }
}

bool has_blocks(const MediaPlaylist& playlist) {
    return playlist.past != nullptr && !playlist.past->blocks().empty();
}

std::uint64_t first_msn(const MediaPlaylist& playlist) {
    const bool has_past = playlist.past != nullptr && !playlist.past->empty();
    return has_past ? playlist.past->first_msn() : playlist.segments.front().msn;
}

std::uint32_t discontinuity_sequence(const MediaPlaylist& playlist) {
    if (has_blocks(playlist)) return playlist.past->blocks().front().discontinuities;
    const bool has_rest = playlist.past != nullptr && !playlist.past->empty();
    return discontinuities_before(has_rest ? playlist.past->rest().front() : playlist.segments.front());
}

void write_head(std::string& out, const MediaPlaylist& playlist) {
    out += "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-TARGETDURATION:";
    out += std::to_string(playlist.target_duration.count());
    write_control(out, playlist);
    out += "\n#EXT-X-PART-INF:PART-TARGET=";
    out += seconds_text_up(playlist.part_target);
    out += "\n#EXT-X-MEDIA-SEQUENCE:";
    out += std::to_string(first_msn(playlist));
    out += "\n#EXT-X-DISCONTINUITY-SEQUENCE:";
    out += std::to_string(discontinuity_sequence(playlist));
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

Nanoseconds length_of(const std::deque<StoredSegment>& segments) {
    Nanoseconds sum{0};
    for (const auto& segment : segments) sum += segment.duration;
    return sum;
}

// `init`: what stands before the first of them; nothing: nothing does.
void write_segments(std::string& out, const MediaPlaylist& playlist, std::size_t from,
                    std::optional<std::uint32_t> init) {
    Nanoseconds behind = length_of(playlist.segments);  // from a segment's end to the edge
    std::size_t index = 0;
    for (const auto& segment : playlist.segments) {
        behind -= segment.duration;
        const bool is_shown = index++ >= from;
        if (is_shown)
            write_segment(out, segment, init != segment.init_number,
                          behind + rounding_slack < 3 * playlist.target_duration);
        init = segment.init_number;
    }
}

void write_end(std::string& out, const MediaPlaylist& playlist) {
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

void write_segment(std::string& out, const StoredSegment& segment, bool with_map, bool with_parts) {
    if (segment.discontinuity) out += "#EXT-X-DISCONTINUITY\n";
    if (with_map) write_map(out, segment.init_number);
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

std::uint32_t discontinuities_before(const StoredSegment& segment) {
    return segment.run_ordinal - (segment.discontinuity ? 1U : 0U);
}

std::string render_head(const MediaPlaylist& playlist) {
    std::string out;
    write_head(out, playlist);
    if (has_blocks(playlist)) write_map(out, playlist.past->blocks().front().first_init);
    return out;
}

std::string render_tail(const MediaPlaylist& playlist) {
    std::string out;
    out.reserve(8192);
    std::optional<std::uint32_t> init;
    if (has_blocks(playlist)) init = playlist.past->blocks().back().last_init;
    if (playlist.past != nullptr)
        for (const auto& segment : playlist.past->rest()) {
            write_segment(out, segment, init != segment.init_number, false);
            init = segment.init_number;
        }
    write_segments(out, playlist, 0, init);
    write_end(out, playlist);
    return out;
}

std::string render(const MediaPlaylist& playlist) {
    std::string out = render_head(playlist);
    if (playlist.past != nullptr)
        for (const auto& block : playlist.past->blocks()) out += block.text;
    return out + render_tail(playlist);
}

std::string render_delta(const MediaPlaylist& playlist) {
    Nanoseconds behind{0};
    std::size_t skipped = playlist.segments.size();
    for (auto segment = playlist.segments.rbegin(); segment != playlist.segments.rend(); ++segment) {
        if (behind >= skip_targets * playlist.target_duration) break;
        behind += segment->duration;
        --skipped;
    }
    const std::size_t past = playlist.past != nullptr ? playlist.past->segments() : 0;
    if (past + skipped == 0) return {};
    std::string out;
    out.reserve(8192);
    write_head(out, playlist);
    out += "#EXT-X-SKIP:SKIPPED-SEGMENTS=" + std::to_string(past + skipped) + "\n";
    // What applies to what was skipped, the client knows: the map stands where it changes.
    const bool follows_past = skipped == 0;
    write_segments(out, playlist, skipped,
                   follows_past ? std::optional{playlist.past->last_init()} : std::nullopt);
    write_end(out, playlist);
    return out;
}

}  // namespace paraninfo::hls
