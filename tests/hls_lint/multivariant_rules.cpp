#include <algorithm>
#include <map>
#include <set>

#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

constexpr double bandwidth_slack = 1.1;

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

// What the renditions of one name must have in common over all groups (RFC 8216bis, 4.4.6.1.1).
using Face = std::map<std::string, std::string>;

Face face_of(Attributes media) {
    Face face;
    for (const char* attribute : {"LANGUAGE", "DEFAULT", "AUTOSELECT"}) face[attribute] = media[attribute];
    return face;
}

void check_media(const Capture& capture, const Multivariant& playlist, Findings& findings) {
    std::map<std::string, std::map<std::string, Face>> groups;
    std::map<std::string, int> defaults;
    for (auto media : playlist.media) {
        const std::string group = media["GROUP-ID"];
        findings.demand(!group.empty() && !media["TYPE"].empty(), "14", capture.url,
                        "EXT-X-MEDIA without TYPE or GROUP-ID");
        const bool named = groups[group].emplace(media["NAME"], face_of(media)).second;
        findings.demand(!media["NAME"].empty() && named, "14", capture.url,
                        "EXT-X-MEDIA without NAME, or with one that stands twice in its group");
        if (media["TYPE"] != "AUDIO") continue;
        for (const char* attribute : {"LANGUAGE", "DEFAULT", "AUTOSELECT", "CHANNELS", "URI"})
            findings.demand(!media[attribute].empty(), "14", capture.url,
                            std::string{"an audio rendition without "} + attribute);
        if (media["DEFAULT"] == "YES") ++defaults[group];
        findings.demand(defaults[group] <= 1, "14", capture.url, "two default renditions in a group");
        findings.demand(media["DEFAULT"] != "YES" || media["AUTOSELECT"] == "YES", "14", capture.url,
                        "a default rendition that is not to be selected by itself");
    }
    for (const auto& [name, group] : groups)
        findings.demand(
            group == groups.begin()->second, "14", capture.url,
            "the groups " + name + " and " + groups.begin()->first + " offer different renditions");
}

bool names_video(const std::string& codecs) {
    return codecs.find("avc") != std::string::npos || codecs.find("hvc") != std::string::npos ||
           codecs.find("hev") != std::string::npos || codecs.find("av01") != std::string::npos;
}

// The attributes of all audio renditions of a variant's group.
std::vector<Attributes> group_of(const Variant& variant, const Multivariant& playlist) {
    std::vector<Attributes> group;
    const auto named = variant.attributes.find("AUDIO");
    if (named == variant.attributes.end()) return group;
    for (auto media : playlist.media)
        if (media["TYPE"] == "AUDIO" && media["GROUP-ID"] == named->second) group.push_back(media);
    return group;
}

void check_codecs(const Variant& variant, const std::vector<Attributes>& group, bool has_pictures,
                  const std::string& url, Findings& findings) {
    Attributes list = variant.attributes;
    const auto must = [&](bool holds, const std::string& what) {
        findings.demand(holds, "14", url, variant.uri + what);
    };
    must(!list["CODECS"].empty(), " lacks CODECS");
    if (list.contains("AUDIO")) must(!group.empty(), " names an audio group that is not there");
    if (names_video(list["CODECS"])) {
        must(!list["RESOLUTION"].empty() && !list["FRAME-RATE"].empty(), " lacks RESOLUTION or FRAME-RATE");
        if (list.contains("AUDIO"))
            must(list["CODECS"].find(',') != std::string::npos, " does not name the codec of its sound");
        return;
    }
    if (!has_pictures) return;
    must(list["RESOLUTION"].empty() && list["FRAME-RATE"].empty(),
         " says the size of a picture that it has not");
    const bool of_group = std::any_of(group.begin(), group.end(),
                                      [&](Attributes media) { return media["URI"] == variant.uri; });
    must(group.empty() || of_group, " has no picture and is no rendition of its own group");
}

void check_rates(const Capture& capture, const Variant& variant, const std::vector<Attributes>& group,
                 const Renditions& renditions, std::span<const Capture> captures, Findings& findings) {
    Attributes list = variant.attributes;
    const double peak = to_decimal(list["BANDWIDTH"]).value_or(0);
    const double average = to_decimal(list["AVERAGE-BANDWIDTH"]).value_or(0);
    const auto must = [&](bool holds, const std::string& what) {
        findings.demand(holds, "14", capture.url, variant.uri + what);
    };
    must(peak > 0 && average > 0, " lacks BANDWIDTH or AVERAGE-BANDWIDTH");
    must(average <= peak, " has an average above its peak");
    double sound = 0;
    for (auto media : group)
        sound = std::max(sound, measured_peak(resolve(capture.path(), media["URI"]), renditions, captures));
    const double own = measured_peak(resolve(capture.path(), variant.uri), renditions, captures);
    // Where there is no picture the variant is one of its group: either is played, never both.
    const double together = names_video(list["CODECS"]) ? own + sound : std::max(own, sound);
    must(own == 0 || together <= peak * bandwidth_slack, " was measured above its BANDWIDTH");
}

}  // namespace

void check_multivariant(const Capture& capture, const Multivariant& playlist, const Renditions& renditions,
                        std::span<const Capture> captures, Findings& findings) {
    const std::string& url = capture.url;
    findings.demand(playlist.independent_segments, "14", url, "no EXT-X-INDEPENDENT-SEGMENTS");
    findings.demand(!playlist.variants.empty(), "14", url, "no variant at all");
    check_media(capture, playlist, findings);
    const auto& variants = playlist.variants;
    const auto without_captions = std::count_if(variants.begin(), variants.end(), [](Variant variant) {
        return variant.attributes["CLOSED-CAPTIONS"] == "NONE";
    });
    findings.demand(without_captions == 0 || without_captions == std::ssize(variants), "14", url,
                    "CLOSED-CAPTIONS=NONE of some variants only");
    const bool has_pictures = std::any_of(variants.begin(), variants.end(), [](Variant variant) {
        return names_video(variant.attributes["CODECS"]);
    });
    std::set<std::string> uris;
    for (const auto& variant : variants) {
        const auto group = group_of(variant, playlist);
        findings.demand(uris.insert(variant.uri).second, "14", url, variant.uri + " is two variants");
        check_codecs(variant, group, has_pictures, url, findings);
        check_rates(capture, variant, group, renditions, captures, findings);
    }
}

}  // namespace paraninfo::hls_lint
