#include <algorithm>
#include <cmath>
#include <set>

#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

constexpr double bandwidth_slack = 1.1;
constexpr std::uint64_t report_lag_max = 2;  // segments

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

// The peak bit rate of whole segments that were fetched, or 0.
double measured_peak(const std::string& path, const Renditions& renditions,
                     std::span<const Capture> captures) {
    const auto found = renditions.find(path);
    if (found == renditions.end()) return 0;
    std::map<std::string, double> lengths;
    double target = 0;
    for (const auto& version : found->second) {
        target = static_cast<double>(version.playlist.target_duration.value_or(0));
        for (const auto& segment : version.playlist.segments)
            if (segment.duration) lengths[resolve(path, segment.uri)] = *segment.duration;
    }
    double peak = 0;
    for (const auto& capture : captures) {
        const auto length = lengths.find(capture.path());
        if (length == lengths.end() || !capture.bytes || capture.status != 200) continue;
        if (length->second >= target / 2)
            peak = std::max(peak, static_cast<double>(*capture.bytes) * 8 / length->second);
    }
    return peak;
}

void check_media(const Capture& capture, const Multivariant& playlist, Findings& findings) {
    std::map<std::string, std::set<std::string>> names;
    std::map<std::string, int> defaults;
    for (auto media : playlist.media) {
        const std::string group = media["GROUP-ID"];
        findings.demand(!group.empty() && !media["TYPE"].empty(), "14", capture.url,
                        "EXT-X-MEDIA without TYPE or GROUP-ID");
        findings.demand(!media["NAME"].empty() && names[group].insert(media["NAME"]).second, "14",
                        capture.url, "EXT-X-MEDIA without NAME, or with one that stands twice in its group");
        if (media["TYPE"] != "AUDIO") continue;
        for (const char* attribute : {"LANGUAGE", "DEFAULT", "AUTOSELECT", "CHANNELS", "URI"})
            findings.demand(!media[attribute].empty(), "14", capture.url,
                            std::string{"an audio rendition without "} + attribute);
        if (media["DEFAULT"] == "YES") ++defaults[group];
        findings.demand(defaults[group] <= 1, "14", capture.url, "two default renditions in a group");
    }
}

bool names_video(const std::string& codecs) {
    return codecs.find("avc") != std::string::npos || codecs.find("hvc") != std::string::npos ||
           codecs.find("hev") != std::string::npos || codecs.find("av01") != std::string::npos;
}

}  // namespace

void check_renditions(const Renditions& renditions, Findings& findings) {
    const std::vector<Version>* first = nullptr;
    for (const auto& [path, versions] : renditions) {
        if (first != nullptr) check_alike(*first, versions, findings);
        if (first == nullptr) first = &versions;
        for (const auto& version : versions)
            if (!version.playlist.skipped) check_reports(version, renditions, findings);
    }
}

void check_multivariant(const Capture& capture, const Multivariant& playlist, const Renditions& renditions,
                        std::span<const Capture> captures, Findings& findings) {
    const std::string& url = capture.url;
    findings.demand(playlist.independent_segments, "14", url, "no EXT-X-INDEPENDENT-SEGMENTS");
    findings.demand(!playlist.variants.empty(), "14", url, "no variant at all");
    check_media(capture, playlist, findings);
    double audio_peak = 0;
    for (auto media : playlist.media)
        audio_peak =
            std::max(audio_peak, measured_peak(resolve(capture.path(), media["URI"]), renditions, captures));
    for (const auto& variant : playlist.variants) {
        Attributes list = variant.attributes;
        const double peak = to_decimal(list["BANDWIDTH"]).value_or(0);
        const double average = to_decimal(list["AVERAGE-BANDWIDTH"]).value_or(0);
        findings.demand(peak > 0 && average > 0, "14", url,
                        variant.uri + " lacks BANDWIDTH or AVERAGE-BANDWIDTH");
        findings.demand(average <= peak, "14", url, variant.uri + " has an average above its peak");
        findings.demand(!list["CODECS"].empty(), "14", url, variant.uri + " lacks CODECS");
        if (names_video(list["CODECS"]))
            findings.demand(!list["RESOLUTION"].empty() && !list["FRAME-RATE"].empty(), "14", url,
                            variant.uri + " lacks RESOLUTION or FRAME-RATE");
        const bool group = std::any_of(playlist.media.begin(), playlist.media.end(), [&](auto media) {
            return media["TYPE"] == "AUDIO" && media["GROUP-ID"] == list["AUDIO"];
        });
        if (list.contains("AUDIO")) {
            findings.demand(group, "14", url, variant.uri + " names an audio group that is not there");
            findings.demand(list["CODECS"].find(',') != std::string::npos, "14", url,
                            variant.uri + " does not name the codec of its sound");
        }
        const double own = measured_peak(resolve(capture.path(), variant.uri), renditions, captures);
        const double measured = own + (list.contains("AUDIO") ? audio_peak : 0);
        findings.demand(own == 0 || measured <= peak * bandwidth_slack, "14", url,
                        variant.uri + " was measured above its BANDWIDTH");
    }
}

}  // namespace paraninfo::hls_lint
