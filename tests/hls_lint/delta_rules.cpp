#include <map>
#include <optional>

#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

// What the delta leaves out and what it has, in one playlist; nothing where the client could not make it.
std::optional<MediaPlaylist> completed(const MediaPlaylist& before, const MediaPlaylist& delta) {
    MediaPlaylist whole = delta;
    whole.skipped = 0;
    whole.segments.clear();
    const std::uint64_t first = delta.media_sequence.value_or(0);
    for (std::uint64_t msn = first; msn < first + delta.skipped; ++msn) {
        const Segment* known = before.segment_at(msn);
        if (known == nullptr || !known->duration) return std::nullopt;
        whole.segments.push_back(*known);
        whole.segments.back().parts.clear();
    }
    for (Segment segment : delta.segments) {
        const Segment& last = whole.segments.back();
        if (segment.map.empty()) segment.map = last.map;
        segment.discontinuity_sequence = last.discontinuity_sequence + (segment.discontinuity ? 1 : 0);
        const Segment* same = before.segment_at(segment.msn);
        if (same != nullptr && same->duration && same->uri != segment.uri) return std::nullopt;
        whole.segments.push_back(std::move(segment));
    }
    return whole;
}

// Whether the delta update is one by itself.
bool check_delta(const Version& version, Findings& findings) {
    const MediaPlaylist& delta = version.playlist;
    const auto demand = [&](bool holds, const char* what) {
        return findings.demand(holds, "3", version.capture->url, what);
    };
    const auto control = delta.server_control.value_or(Attributes{});
    const auto until = control.find("CAN-SKIP-UNTIL");
    if (!demand(until != control.end(), "a delta update where none is offered")) return false;
    const bool is_asked = version.capture->query("_HLS_skip").has_value();
    return demand(is_asked, "a delta update that nobody asked for") &&
           demand(delta.version.value_or(1) >= 9, "a delta update below EXT-X-VERSION 9") &&
           demand(delta.length() >= to_decimal(until->second).value_or(0) - epsilon,
                  "a delta update leaves out what is nearer to the edge than CAN-SKIP-UNTIL");
}

}  // namespace

void complete_deltas(std::vector<Version>& versions, Findings& findings) {
    std::map<std::string, MediaPlaylist> before;  // by client
    std::vector<Version> whole;
    for (auto& version : versions) {
        const auto known = before.find(version.capture->client);
        if (version.playlist.skipped > 0) {
            if (!check_delta(version, findings) || known == before.end()) continue;
            auto made = completed(known->second, version.playlist);
            if (!findings.demand(
                    made.has_value(), "3", version.capture->url,
                    "a delta update does not fit what its client had: SKIPPED-SEGMENTS is wrong"))
                continue;
            version.playlist = std::move(*made);
        }
        before.insert_or_assign(version.capture->client, version.playlist);
        whole.push_back(std::move(version));
    }
    versions = std::move(whole);
}

}  // namespace paraninfo::hls_lint
