#include <algorithm>
#include <set>

#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

constexpr std::size_t segments_min = 6;
constexpr double delta_window_min = 120;  // seconds

std::uint64_t first_msn(const MediaPlaylist& playlist) {
    return playlist.segments.empty() ? playlist.media_sequence.value_or(0) : playlist.segments.front().msn;
}

std::uint64_t last_msn(const MediaPlaylist& playlist) {
    return playlist.segments.empty() ? 0 : playlist.segments.back().msn;
}

// Whether b, a later version, may follow a.
bool is_fixed(const MediaPlaylist& a, const MediaPlaylist& b) {
    return a.target_duration == b.target_duration && a.part_target == b.part_target &&
           a.server_control == b.server_control;
}

void check_segment(const Segment& before, const Segment& after, const std::string& url, Findings& findings) {
    const std::string name = "segment " + std::to_string(before.msn);
    if (before.duration) {
        findings.demand(before.uri == after.uri && before.duration == after.duration, "6", url,
                        name + " was changed after it was published");
    }
    findings.demand(before.date_ms == after.date_ms, "7", url, name + " got another date");
    findings.demand(before.map == after.map, "7", url, name + " got another map");
    findings.demand(before.discontinuity == after.discontinuity, "8", url,
                    name + " gained or lost its discontinuity");
    findings.demand(before.discontinuity_sequence == after.discontinuity_sequence, "8", url,
                    name + " got another discontinuity sequence number");
    const auto shared = std::min(before.parts.size(), after.parts.size());
    for (std::size_t index = 0; index < shared; ++index)
        findings.demand(before.parts[index].uri == after.parts[index].uri &&
                            before.parts[index].duration == after.parts[index].duration,
                        "6", url, "part " + before.parts[index].uri + " was changed after it was published");
    if (!before.duration && !after.duration)
        findings.demand(before.parts.size() <= after.parts.size(), "6", url, name + " lost parts");
}

// The part that came after all that `before` lists, or null if none did or it is out of sight.
const Part* part_that_followed(const MediaPlaylist& before, const MediaPlaylist& after) {
    const auto last = last_msn(before);
    if (before.has_open()) {
        const std::size_t had = before.segments.back().parts.size();
        const Segment* same = after.segment_at(last);
        if (same == nullptr || same->parts.empty()) return nullptr;
        if (same->parts.size() > had) return &same->parts[had];
        if (!same->duration) return nullptr;
    }
    const Segment* next = after.segment_at(last + 1);
    if (next == nullptr || next->parts.empty() || next->discontinuity) return nullptr;
    return &next->parts.front();
}

void check_hint(const MediaPlaylist& before, const MediaPlaylist& after, const std::string& url,
                Findings& findings) {
    const Part* followed = part_that_followed(before, after);
    if (followed == nullptr) return;
    for (auto hint : before.hints)
        if (hint["TYPE"] == "PART")
            findings.demand(hint["URI"] == followed->uri, "7", url,
                            "the preload hint was " + hint["URI"] + " and " + followed->uri + " followed");
}

void check_pair(const Version& earlier, const Version& later, Findings& findings) {
    const auto& before = earlier.playlist;
    const auto& after = later.playlist;
    const std::string& url = later.capture->url;
    findings.demand(is_fixed(before, after), "1", url,
                    "TARGETDURATION, PART-INF or SERVER-CONTROL changed within the publication");
    if (before.segments.empty() || after.segments.empty()) return;
    findings.demand(first_msn(after) >= first_msn(before), "6", url, "the media sequence number went back");
    findings.demand(last_msn(after) >= last_msn(before), "6", url, "the edge went back");
    findings.demand(after.ended || !before.ended, "6", url, "EXT-X-ENDLIST was taken back");
    if (first_msn(after) > first_msn(before))
        findings.demand(after.complete() >= segments_min, "10", url,
                        "segments were removed although fewer than 6 remained");
    // A window that only grows may still be short.
    if (first_msn(after) > first_msn(before) && after.server_control &&
        after.server_control->contains("CAN-SKIP-UNTIL"))
        findings.demand(after.length() >= delta_window_min, "3", url,
                        "delta updates with a window below two minutes");
    for (const auto& segment : before.segments)
        if (const Segment* same = after.segment_at(segment.msn)) check_segment(segment, *same, url, findings);
    check_hint(before, after, url, findings);
}

// Rule 4: an answer to directives shows what was asked for.
void check_directives(const Version& version, Findings& findings) {
    const auto msn_text = version.capture->query("_HLS_msn");
    if (!msn_text || version.playlist.ended) return;
    const auto msn = to_integer(*msn_text);
    if (!msn) {
        findings.add("5", version.capture->url, "_HLS_msn is no number and was not refused");
        return;
    }
    const auto& playlist = version.playlist;
    const std::uint64_t complete = playlist.has_open() ? last_msn(playlist) - 1 : last_msn(playlist);
    const auto part = version.capture->query("_HLS_part");
    bool shown = *msn <= complete;
    if (part && !shown && playlist.has_open() && *msn == last_msn(playlist))
        shown = to_integer(*part).value_or(0) < playlist.segments.back().parts.size();
    if (part && *msn == complete && !playlist.has_open()) {
        const auto& parts = playlist.segments.back().parts;
        shown = parts.empty() || to_integer(*part).value_or(0) < parts.size();
    }
    findings.demand(shown, "4", version.capture->url,
                    "the answer does not show what the directives asked for");
}

}  // namespace

void check_sequence(const std::vector<Version>& versions, Findings& findings) {
    std::map<std::string, const Version*> before;  // by client: two clients' answers may overtake
    for (const auto& version : versions) {
        check_directives(version, findings);
        const Version*& earlier = before[version.capture->client];
        if (earlier != nullptr) check_pair(*earlier, version, findings);
        earlier = &version;
    }
}

}  // namespace paraninfo::hls_lint
