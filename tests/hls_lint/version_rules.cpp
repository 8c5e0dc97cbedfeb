#include <cmath>
#include <cstdio>
#include <set>

#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

constexpr double edge_slack = 0.05;  // seconds, for distances to the edge
constexpr double shortest_part = 0.85;

struct Checked {
    const std::string& url;
    const MediaPlaylist& playlist;
    Findings& findings;

    bool demand(bool holds, const char* rule, const std::string& what) const {
        return findings.demand(holds, rule, url, what);
    }
};

std::string name(const Segment& segment) {
    return "segment " + std::to_string(segment.msn);
}

void check_head(const Checked& check) {
    const auto& playlist = check.playlist;
    check.demand(playlist.version.value_or(1) >= 6, "syntax",
                 "EXT-X-VERSION is below 6, which EXT-X-MAP needs");
    check.demand(playlist.target_duration.value_or(0) >= 1, "1", "no EXT-X-TARGETDURATION of at least 1");
    check.demand(playlist.server_control.has_value(), "1", "no EXT-X-SERVER-CONTROL");
    check.demand(playlist.part_target.value_or(0) > 0, "1", "no EXT-X-PART-INF with a PART-TARGET");
    check.demand(playlist.independent_segments, "7", "no EXT-X-INDEPENDENT-SEGMENTS");
    check.demand(playlist.media_sequence.value_or(0) >= 1, "6", "EXT-X-MEDIA-SEQUENCE is not at least 1");
    check.demand(playlist.discontinuity_sequence.has_value(), "8", "no EXT-X-DISCONTINUITY-SEQUENCE");
    check.demand(playlist.complete() >= 1, "15", "published before one whole segment");
}

void check_control(const Checked& check) {
    if (!check.playlist.server_control) return;
    Attributes control = *check.playlist.server_control;
    const double part_target = check.playlist.part_target.value_or(0);
    const auto target = static_cast<double>(check.playlist.target_duration.value_or(0));
    check.demand(control["CAN-BLOCK-RELOAD"] == "YES", "3", "CAN-BLOCK-RELOAD is not YES");
    check.demand(to_decimal(control["PART-HOLD-BACK"]).value_or(0) >= 3 * part_target - epsilon, "3",
                 "PART-HOLD-BACK is below 3 × PART-TARGET");
    if (control.contains("HOLD-BACK"))
        check.demand(to_decimal(control["HOLD-BACK"]).value_or(0) >= 3 * target - epsilon, "3",
                     "HOLD-BACK is below 3 × TARGETDURATION");
    if (control.contains("CAN-SKIP-UNTIL"))
        check.demand(to_decimal(control["CAN-SKIP-UNTIL"]).value_or(0) >= 6 * target - epsilon, "3",
                     "CAN-SKIP-UNTIL is below 6 × TARGETDURATION");
}

void check_parts(const Checked& check, const Segment& segment) {
    const double target = check.playlist.part_target.value_or(0);
    double sum = 0;
    bool any_gap = false;
    for (std::size_t index = 0; index < segment.parts.size(); ++index) {
        const Part& part = segment.parts[index];
        sum += part.duration;
        any_gap = any_gap || part.gap;
        check.demand(part.duration <= target + epsilon, "2",
                     "part " + part.uri + " is longer than PART-TARGET");
        const bool last = index + 1 == segment.parts.size();
        const bool before_gap = !last && segment.parts[index + 1].gap;
        if (!part.independent && !part.gap && !last && !before_gap)
            check.demand(part.duration >= shortest_part * target - epsilon, "2",
                         "part " + part.uri + " is below 85 % of PART-TARGET");
    }
    if (!segment.duration || segment.parts.empty()) return;
    const double slack = 0.001 + 0.00001 * static_cast<double>(segment.parts.size());
    check.demand(std::abs(sum - *segment.duration) <= slack, "2",
                 name(segment) + " lasts " + number(*segment.duration) + " and its parts " + number(sum));
    check.demand(!any_gap || segment.gap, "9", name(segment) + " lacks a part and is not marked as a gap");
}

void check_segments(const Checked& check) {
    const auto target = static_cast<double>(check.playlist.target_duration.value_or(0));
    std::set<std::string> uris;
    const Segment* before = nullptr;
    for (const Segment& segment : check.playlist.segments) {
        if (segment.duration)
            check.demand(std::floor(*segment.duration + 0.5) <= target, "2",
                         name(segment) + " rounds above TARGETDURATION");
        check_parts(check, segment);
        check.demand(segment.date_ms.has_value(), "7", name(segment) + " has no EXT-X-PROGRAM-DATE-TIME");
        check.demand(!segment.map.empty(), "7", name(segment) + " has no EXT-X-MAP");
        for (const auto& tag : segment.late_tags)
            check.demand(false, "7", name(segment) + " has " + tag + " after its first part");
        std::vector<std::string> own{segment.uri};
        for (const auto& part : segment.parts) own.push_back(part.uri);
        for (const auto& uri : own) {
            if (uri.empty()) continue;
            check.demand(uris.insert(uri).second, "6", uri + " stands twice");
            check.demand(uri.find("://") == std::string::npos, "11", uri + " is not relative");
        }
        if (before != nullptr && before->date_ms && segment.date_ms && !segment.discontinuity) {
            const double due = static_cast<double>(*before->date_ms) + before->length() * 1000;
            check.demand(std::abs(static_cast<double>(*segment.date_ms) - due) <= 60, "7",
                         name(segment) + " has a date that does not follow from the one before");
        }
        before = &segment;
    }
}

void check_distances(const Checked& check) {
    if (!check.playlist.has_parts()) return;
    const double keep = 3 * static_cast<double>(check.playlist.target_duration.value_or(0));
    double behind = 0;  // from the segment's end to the edge
    for (auto segment = check.playlist.segments.rbegin(); segment != check.playlist.segments.rend();
         ++segment) {
        if (!segment->parts.empty())
            check.demand(behind <= keep + edge_slack, "9",
                         name(*segment) + " still lists parts more than 3 × TARGETDURATION behind the edge");
        if (segment->parts.empty() && !segment->gap)
            check.demand(behind >= keep - edge_slack, "9",
                         name(*segment) + " lists no parts within 3 × TARGETDURATION of the edge");
        behind += segment->length();
    }
}

void check_hint(const Checked& check) {
    if (check.playlist.ended) {
        check.demand(check.playlist.hints.empty(), "7", "a preload hint after the end");
        return;
    }
    std::size_t parts = 0;
    for (const auto& hint : check.playlist.hints) {
        Attributes list = hint;
        if (list["TYPE"] != "PART") continue;
        ++parts;
        check.demand(!list["URI"].empty(), "7", "a preload hint without URI");
        for (const auto& segment : check.playlist.segments)
            for (const auto& part : segment.parts)
                check.demand(part.uri != list["URI"], "7",
                             "the preload hint " + part.uri + " is already listed");
    }
    check.demand(parts == 1, "7", "not exactly one EXT-X-PRELOAD-HINT of TYPE=PART");
}

}  // namespace

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.5f", value);
    return text;
}

void check_version(const Version& version, Findings& findings) {
    const Checked check{version.capture->url, version.playlist, findings};
    check_head(check);
    if (version.playlist.target_duration.value_or(0) == 0) return;  // the measure of all that follows
    check_control(check);
    check_segments(check);
    check_distances(check);
    check_hint(check);
}

}  // namespace paraninfo::hls_lint
