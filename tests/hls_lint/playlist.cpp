#include "tests/hls_lint/playlist.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <set>

namespace paraninfo::hls_lint {
namespace {

std::optional<std::int64_t> to_date(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    double second = 0;
    int used = 0;
    const int fields = std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%lfZ%n", &year, &month, &day, &hour,
                                   &minute, &second, &used);
    if (fields != 6 || static_cast<std::size_t>(used) != text.size()) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!date.ok() || hour > 23 || minute > 59 || second >= 61) return std::nullopt;
    const auto days = std::chrono::sys_days{date}.time_since_epoch().count();
    return ((static_cast<std::int64_t>(days) * 24 + hour) * 60 + minute) * 60'000 +
           static_cast<std::int64_t>(second * 1000 + 0.5);
}

// Reads a text line by line into one of the two kinds of playlist.
class Reader {
  public:
    Parsed read(std::string_view text) {
        if (!text.starts_with("#EXTM3U")) error("does not begin with #EXTM3U");
        if (!text.ends_with('\n')) error("the last line has no end");
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            line(std::string{text.substr(0, end)});
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        finish();
        return std::move(parsed_);
    }

  private:
    void error(const std::string& what) { parsed_.errors.push_back(what); }

    void line(const std::string& text) {
        if (!text.empty() && text.back() == '\r') return error("a line ends with CR");
        if (text.empty() || (text.starts_with('#') && !text.starts_with("#EXT"))) return;
        if (!text.starts_with('#')) return uri(text);
        const auto colon = text.find(':');
        const std::string name = text.substr(1, colon == std::string::npos ? colon : colon - 1);
        const std::string value = colon == std::string::npos ? "" : text.substr(colon + 1);
        once(name);
        if (!(header_tag(name, value) || segment_tag(name, value) || multivariant_tag(name, value)))
            error("unknown tag " + name);
    }

    void once(const std::string& name) {
        static const std::set<std::string> single{"EXTM3U",
                                                  "EXT-X-VERSION",
                                                  "EXT-X-TARGETDURATION",
                                                  "EXT-X-MEDIA-SEQUENCE",
                                                  "EXT-X-DISCONTINUITY-SEQUENCE",
                                                  "EXT-X-SERVER-CONTROL",
                                                  "EXT-X-PART-INF",
                                                  "EXT-X-ENDLIST",
                                                  "EXT-X-SKIP",
                                                  "EXT-X-INDEPENDENT-SEGMENTS"};
        if (single.contains(name) && !seen_.insert(name).second) error(name + " stands twice");
    }

    bool header_tag(const std::string& name, const std::string& value) {
        if (name == "EXTM3U") return true;
        if (name == "EXT-X-VERSION") return integer(name, value, version_);
        if (name == "EXT-X-INDEPENDENT-SEGMENTS") return independent_ = true;
        if (name == "EXT-X-TARGETDURATION")
            return media_tag() && integer(name, value, media_.target_duration);
        if (name == "EXT-X-MEDIA-SEQUENCE") {
            if (!media_.segments.empty() || touched_) error("EXT-X-MEDIA-SEQUENCE after a segment");
            return media_tag() && integer(name, value, media_.media_sequence);
        }
        if (name == "EXT-X-DISCONTINUITY-SEQUENCE") {
            if (!media_.segments.empty() || touched_) error("EXT-X-DISCONTINUITY-SEQUENCE after a segment");
            return media_tag() && integer(name, value, media_.discontinuity_sequence);
        }
        if (name == "EXT-X-SERVER-CONTROL") {
            media_.server_control = attributes(name, value);
            return media_tag();
        }
        if (name == "EXT-X-PART-INF") {
            media_.part_target = to_decimal(attributes(name, value)["PART-TARGET"]);
            if (!media_.part_target) error("EXT-X-PART-INF without PART-TARGET");
            return media_tag();
        }
        if (name == "EXT-X-ENDLIST") return media_tag() && (media_.ended = true);
        if (name == "EXT-X-SKIP") return skip(attributes(name, value));
        return false;
    }

    bool skip(Attributes list) {
        if (!media_.segments.empty() || touched_) error("EXT-X-SKIP after a segment");
        media_.skipped = to_integer(list["SKIPPED-SEGMENTS"]).value_or(0);
        if (media_.skipped == 0) error("EXT-X-SKIP without SKIPPED-SEGMENTS of at least 1");
        return media_tag();
    }

    bool segment_tag(const std::string& name, const std::string& value) {
        if (name == "EXTINF") return extinf(value);
        if (name == "EXT-X-PART") return part(attributes(name, value));
        if (name == "EXT-X-PRELOAD-HINT") {
            media_.hints.push_back(attributes(name, value));
            return media_tag();
        }
        if (name == "EXT-X-RENDITION-REPORT") {
            auto report = attributes(name, value);
            media_.reports.push_back(
                {report["URI"], to_integer(report["LAST-MSN"]), to_integer(report["LAST-PART"])});
            return media_tag();
        }
        const bool before_parts =
            name == "EXT-X-DISCONTINUITY" || name == "EXT-X-MAP" || name == "EXT-X-PROGRAM-DATE-TIME";
        if (!before_parts && name != "EXT-X-GAP") return false;
        touched_ = true;
        if (before_parts && !segment_.parts.empty()) segment_.late_tags.push_back(name);
        if (name == "EXT-X-DISCONTINUITY") segment_.discontinuity = true;
        if (name == "EXT-X-GAP") segment_.gap = true;
        if (name == "EXT-X-MAP") {
            map_ = attributes(name, value)["URI"];
            if (map_.empty()) error("EXT-X-MAP without URI");
        }
        if (name == "EXT-X-PROGRAM-DATE-TIME") {
            segment_.date_ms = to_date(value);
            if (!segment_.date_ms) error("EXT-X-PROGRAM-DATE-TIME cannot be read: " + value);
        }
        return media_tag();
    }

    bool multivariant_tag(const std::string& name, const std::string& value) {
        if (name == "EXT-X-MEDIA") {
            multi_.media.push_back(attributes(name, value));
            return is_multi_ = true;
        }
        if (name != "EXT-X-STREAM-INF") return false;
        if (stream_) error("EXT-X-STREAM-INF without a URI");
        stream_ = attributes(name, value);
        return is_multi_ = true;
    }

    bool extinf(const std::string& value) {
        const auto comma = value.find(',');
        if (comma == std::string::npos) error("EXTINF without a comma");
        if (segment_.duration) error("EXTINF without a URI");
        segment_.duration = to_decimal(value.substr(0, comma));
        if (!segment_.duration) {
            error("EXTINF is no number: " + value);
            segment_.duration = 0;
        }
        touched_ = true;
        return media_tag();
    }

    bool part(Attributes list) {
        const auto duration = to_decimal(list["DURATION"]);
        if (!duration || list["URI"].empty()) error("EXT-X-PART without DURATION or URI");
        segment_.parts.push_back(
            {duration.value_or(0), list["URI"], list["INDEPENDENT"] == "YES", list["GAP"] == "YES"});
        touched_ = true;
        return media_tag();
    }

    void uri(const std::string& text) {
        if (stream_) {
            multi_.variants.push_back({std::move(*stream_), text});
            stream_.reset();
            return;
        }
        if (!segment_.duration) error("a URI without EXTINF: " + text);
        segment_.uri = text;
        push_segment();
    }

    void push_segment() {
        if (!media_.segments.empty()) {
            segment_.msn = media_.segments.back().msn + 1;
            segment_.discontinuity_sequence = media_.segments.back().discontinuity_sequence;
        } else {
            segment_.msn = media_.media_sequence.value_or(0) + media_.skipped;
            segment_.discontinuity_sequence = media_.discontinuity_sequence.value_or(0);
        }
        if (segment_.discontinuity) ++segment_.discontinuity_sequence;
        segment_.map = map_;
        media_.segments.push_back(std::move(segment_));
        segment_ = {};
        touched_ = false;
    }

    void finish() {
        if (stream_) error("EXT-X-STREAM-INF without a URI");
        if (segment_.duration) error("EXTINF without a URI");
        if (!segment_.parts.empty() && !segment_.duration) push_segment();
        if (is_multi_ && is_media_) error("tags of both kinds of playlist");
        if (is_multi_) {
            multi_.version = version_;
            multi_.independent_segments = independent_;
            parsed_.multivariant = std::move(multi_);
        } else if (is_media_) {
            media_.version = version_;
            media_.independent_segments = independent_;
            parsed_.media = std::move(media_);
        } else {
            error("is neither kind of playlist");
        }
    }

    bool media_tag() { return is_media_ = true; }

    bool integer(const std::string& name, const std::string& value, std::optional<std::uint64_t>& into) {
        into = to_integer(value);
        if (!into) error(name + " is no whole number: " + value);
        return true;
    }

    Attributes attributes(const std::string& tag, std::string_view text) {
        Attributes list;
        while (!text.empty()) {
            const auto equals = text.find('=');
            if (equals == std::string_view::npos || equals == 0) {
                error(tag + " has an attribute without a value");
                return list;
            }
            const std::string name{text.substr(0, equals)};
            if (name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != std::string::npos)
                error(tag + " has an attribute of an impossible name: " + name);
            text.remove_prefix(equals + 1);
            const bool quoted = text.starts_with('"');
            if (quoted) text.remove_prefix(1);
            const auto end = std::min(text.find(quoted ? '"' : ','), text.size());
            if (quoted && end == text.size()) error(tag + " has a quote without an end");
            if (!list.emplace(name, text.substr(0, end)).second) error(tag + " has " + name + " twice");
            text.remove_prefix(std::min(end + (quoted ? 1 : 0), text.size()));
            if (text.starts_with(',')) {
                text.remove_prefix(1);
                if (text.empty()) error(tag + " ends with a comma");
            } else if (!text.empty()) {
                error(tag + " has something between a value and a comma");
                return list;
            }
        }
        return list;
    }

    Parsed parsed_;
    MediaPlaylist media_;
    Multivariant multi_;
    Segment segment_;
    std::string map_;
    std::optional<Attributes> stream_;
    std::optional<std::uint64_t> version_;
    std::set<std::string> seen_;
    bool independent_ = false;
    bool touched_ = false;  // a tag of the next segment was read
    bool is_media_ = false;
    bool is_multi_ = false;
};

}  // namespace

double Segment::length() const {
    if (duration) return *duration;
    double sum = 0;
    for (const auto& part : parts) sum += part.duration;
    return sum;
}

bool MediaPlaylist::has_parts() const {
    return std::any_of(segments.begin(), segments.end(),
                       [](const auto& segment) { return !segment.parts.empty(); });
}

double MediaPlaylist::length() const {
    double sum = 0;
    for (const auto& segment : segments) sum += segment.length();
    return sum;
}

Parsed parse(std::string_view text) {
    return Reader{}.read(text);
}

const Segment* MediaPlaylist::segment_at(std::uint64_t msn) const {
    for (const auto& segment : segments)
        if (segment.msn == msn) return &segment;
    return nullptr;
}

std::optional<std::uint64_t> to_integer(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> to_decimal(std::string_view text) {
    double value = 0;
    const auto [end, ec] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (text.empty() || ec != std::errc{} || end != text.data() + text.size() || text[0] == '-')
        return std::nullopt;
    return value;
}

}  // namespace paraninfo::hls_lint
