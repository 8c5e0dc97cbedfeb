#include <algorithm>
#include <set>

#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

constexpr double wait_slack_ms = 500;

struct Listed {
    bool gap = false;
    double length = 0;    // seconds
    double playlist = 0;  // longest playlist that listed it, seconds
    std::optional<double> last_at_ms;
};

// Everything that was ever listed, by its path.
std::map<std::string, Listed> all_listed(const Renditions& renditions) {
    std::map<std::string, Listed> listed;
    for (const auto& [path, versions] : renditions)
        for (const auto& version : versions) {
            const double length = version.playlist.length();
            const auto note = [&](const std::string& uri, bool gap, double own) {
                Listed& entry = listed[resolve(path, uri)];
                entry.gap = entry.gap || gap;
                entry.length = own;
                entry.playlist = std::max(entry.playlist, length);
                if (version.capture->at_ms) entry.last_at_ms = version.capture->at_ms;
            };
            for (const auto& segment : version.playlist.segments) {
                if (!segment.uri.empty()) note(segment.uri, segment.gap, segment.length());
                if (!segment.map.empty()) note(segment.map, false, 0);
                for (const auto& part : segment.parts) note(part.uri, part.gap, part.duration);
            }
        }
    return listed;
}

double target_of(const std::string& path, const Renditions& renditions) {
    const auto found = renditions.find(path);
    const auto& any = found != renditions.end() ? found : renditions.begin();
    if (any == renditions.end()) return 2;
    return static_cast<double>(any->second.front().playlist.target_duration.value_or(2));
}

std::string header(const Capture& capture, const std::string& name) {
    const auto found = capture.headers.find(name);
    return found == capture.headers.end() ? "" : found->second;
}

std::optional<double> max_age(const Capture& capture) {
    const std::string control = header(capture, "cache-control");
    const auto at = control.find("max-age=");
    if (at == std::string::npos) return std::nullopt;
    const auto begin = at + 8;
    return to_decimal(
        std::string_view{control}.substr(begin, control.find_first_not_of("0123456789", begin) - begin));
}

void check_headers(const Capture& capture, double target, Findings& findings) {
    if (capture.headers.empty()) return;
    const std::string& url = capture.url;
    findings.demand(!header(capture, "content-length").empty(), "11", url, "no Content-Length");
    const bool blocking = capture.query("_HLS_msn").has_value();
    const auto age = max_age(capture);
    if (capture.status == 400 || capture.status == 503) {
        findings.demand(!age || *age == 0, "12", url, "a refusal that may be cached");
        return;
    }
    findings.demand(header(capture, "cache-control").find("private") != std::string::npos, "12", url,
                    "Cache-Control is not private");
    double expected = capture.is_playlist() ? std::max(1.0, target / 2) : 6 * target;
    if (blocking) expected = 6 * target;
    if (capture.status == 404) expected = (blocking ? 4 : 1) * target;
    const bool longer_is_fine = !capture.is_playlist() && capture.status != 404;
    findings.demand(age && (*age == expected || (longer_is_fine && *age > expected)), "12", url,
                    "Cache-Control has not the max-age of its kind");
    if (capture.status != 200) return;
    const bool tagged = !header(capture, "etag").empty();
    if (capture.is_playlist()) {
        findings.demand(header(capture, "vary").find("ccept-") != std::string::npos, "11", url,
                        "a playlist without Vary: Accept-Encoding");
        findings.demand(!tagged, "11", url, "a playlist with an ETag");
        findings.demand(header(capture, "content-type").find("mpegurl") != std::string::npos, "11", url,
                        "a playlist of another Content-Type");
    } else {
        findings.demand(header(capture, "etag").starts_with('"'), "11", url, "media without a strong ETag");
    }
}

// The newest whole segment that this rendition had shown before this answer.
std::optional<std::uint64_t> newest_before(const Capture& capture, const Renditions& renditions) {
    const auto found = renditions.find(capture.path());
    if (found == renditions.end()) return std::nullopt;
    std::optional<std::uint64_t> newest;
    for (const auto& version : found->second)
        if (version.capture < &capture && version.playlist.complete() > 0)
            newest = version.playlist.segments[version.playlist.complete() - 1].msn;
    return newest;
}

void check_refusal(const Capture& capture, const Renditions& renditions, Findings& findings) {
    if (!capture.is_playlist()) return;
    const auto msn = to_integer(capture.query("_HLS_msn").value_or(""));
    if (capture.query("_HLS_part") && !capture.query("_HLS_msn"))
        findings.demand(capture.status == 400, "5", capture.url,
                        "_HLS_part without _HLS_msn was not refused");
    const auto newest = newest_before(capture, renditions);
    if (msn && newest && *msn <= *newest + 2)
        findings.demand(capture.status != 400, "5", capture.url,
                        "a sequence number within reach was refused");
    if (capture.status == 503 && !capture.headers.empty())
        findings.demand(!header(capture, "retry-after").empty(), "5", capture.url, "503 without Retry-After");
}

void check_listed(const Capture& capture, const std::map<std::string, Listed>& listed, Findings& findings) {
    const auto found = listed.find(capture.path());
    if (found == listed.end() || capture.is_playlist() || found->second.gap) return;
    const Listed& entry = found->second;
    if (capture.status == 200 || capture.status == 206) {
        findings.demand(capture.bytes.value_or(1) > 0, "9", capture.url, "listed and empty");
        return;
    }
    if (capture.status != 404) return;
    const bool known_times = capture.at_ms && entry.last_at_ms;
    if (!known_times || *capture.at_ms <= *entry.last_at_ms) {
        findings.add("9", capture.url, "listed and not to be had");
        return;
    }
    const double since = (*capture.at_ms - *entry.last_at_ms) / 1000;
    const bool is_part = std::count(capture.url.begin() + static_cast<std::ptrdiff_t>(capture.url.rfind('/')),
                                    capture.url.end(), '.') == 2;
    if (!is_part)
        findings.demand(since > entry.length + entry.playlist, "10", capture.url,
                        "removed from the playlist and gone too early");
}

}  // namespace

void check_answers(std::span<const Capture> captures, const Renditions& renditions, Findings& findings) {
    const auto listed = all_listed(renditions);
    for (const auto& capture : captures) {
        const double target = target_of(capture.path(), renditions);
        findings.demand(capture.status < 300 || capture.status >= 400 || capture.status == 304, "11",
                        capture.url, "a redirect");
        check_headers(capture, target, findings);
        check_refusal(capture, renditions, findings);
        check_listed(capture, listed, findings);
        if (capture.took_ms)
            findings.demand(*capture.took_ms <= 3 * target * 1000 + wait_slack_ms, "13", capture.url,
                            "held for longer than 3 × TARGETDURATION");
    }
}

}  // namespace paraninfo::hls_lint
