#include <algorithm>
#include <cstdlib>
#include <set>

#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

constexpr std::uint64_t report_lag_max = 2;    // segments
constexpr std::int64_t unaligned_ms_max = 45;  // two units of AAC: a sound's boundary against another sound's

// Discontinuity sequence number of each segment that any version listed.
std::map<std::uint64_t, std::uint64_t> discontinuities(const std::vector<Version>& versions) {
    std::map<std::uint64_t, std::uint64_t> numbers;
    for (const auto& version : versions)
        for (const auto& segment : version.playlist.segments)
            numbers[segment.msn] = segment.discontinuity_sequence;
    return numbers;
}

void check_alike(const std::vector<Version>& one, const std::vector<Version>& other, Findings& findings) {
    const auto& a = one.front().playlist;
    const auto& b = other.front().playlist;
    const std::string& url = other.front().capture->url;
    findings.demand(a.target_duration == b.target_duration && a.part_target == b.part_target &&
                        a.server_control == b.server_control,
                    "1", url, "TARGETDURATION, PART-INF or SERVER-CONTROL differ between renditions");
    const auto numbers = discontinuities(one);
    for (const auto& [msn, value] : discontinuities(other))
        if (const auto same = numbers.find(msn); same != numbers.end())
            findings.demand(same->second == value, "8", url,
                            "segment " + std::to_string(msn) +
                                " has another discontinuity sequence number than in " +
                                one.front().capture->path());
}

void check_reports(const Version& version, const Renditions& renditions, Findings& findings) {
    if (version.playlist.ended || version.playlist.segments.empty()) return;
    const std::string own = version.capture->path();
    const std::string& url = version.capture->url;
    std::set<std::string> reported;
    for (const auto& report : version.playlist.reports) {
        const std::string path = resolve(own, report.uri);
        findings.demand(!report.uri.empty() && reported.insert(path).second, "7", url,
                        "a rendition report without URI, or twice the same");
        findings.demand(path != own, "7", url, "a rendition report on itself");
        if (!findings.demand(report.last_msn.has_value() && report.last_part.has_value(), "7", url,
                             "the rendition report on " + report.uri + " lacks LAST-MSN or LAST-PART"))
            continue;
        const auto last = version.playlist.segments.back().msn;
        const auto apart = last > *report.last_msn ? last - *report.last_msn : *report.last_msn - last;
        findings.demand(apart <= report_lag_max, "7", url,
                        "the rendition report on " + report.uri + " is far from this playlist's edge");
    }
    for (const auto& [path, versions] : renditions)
        if (path != own) findings.demand(reported.contains(path), "7", url, "no rendition report on " + path);
}

// All renditions are cut at the same places: sound follows the picture's boundary by less than one of its
// units, pictures share theirs exactly.
void check_aligned(const std::vector<Version>& one, const std::vector<Version>& other, Findings& findings) {
    std::map<std::uint64_t, std::int64_t> dates;
    for (const auto& version : one)
        for (const auto& segment : version.playlist.segments)
            if (segment.date_ms && !segment.gap) dates[segment.msn] = *segment.date_ms;
    for (const auto& version : other)
        for (const auto& segment : version.playlist.segments) {
            const auto same = dates.find(segment.msn);
            if (same == dates.end() || !segment.date_ms || segment.gap) continue;
            findings.demand(std::abs(*segment.date_ms - same->second) <= unaligned_ms_max, "7",
                            version.capture->url,
                            "segment " + std::to_string(segment.msn) + " begins at another time than in " +
                                one.front().capture->path());
        }
}

}  // namespace

void check_renditions(const Renditions& renditions, Findings& findings) {
    const std::vector<Version>* first = nullptr;
    for (const auto& [path, versions] : renditions) {
        if (first != nullptr) {
            check_alike(*first, versions, findings);
            check_aligned(*first, versions, findings);
        }
        if (first == nullptr) first = &versions;
        for (const auto& version : versions) check_reports(version, renditions, findings);
    }
}

}  // namespace paraninfo::hls_lint
