// The linter's own reading of playlists (RFC 8216bis), shared with nothing of the server: its mistakes must
// not be the server's. Keeps what is wrong with the text beside what it says.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::hls_lint {

using Attributes = std::map<std::string, std::string>;  // quotes removed

struct Part {
    double duration = 0;
    std::string uri;
    bool independent = false;
    bool gap = false;
};

struct Segment {
    std::uint64_t msn = 0;
    std::uint64_t discontinuity_sequence = 0;
    std::optional<double> duration;  // none while only parts are there
    std::string uri;
    std::vector<Part> parts;
    bool discontinuity = false;
    bool gap = false;
    std::optional<std::int64_t> date_ms;
    std::string map;                     // URI that applies
    std::vector<std::string> late_tags;  // stood after the first part, belong before it

    double length() const;  // EXTINF, or the sum of its parts
};

struct Report {
    std::string uri;
    std::optional<std::uint64_t> last_msn;
    std::optional<std::uint64_t> last_part;
};

struct MediaPlaylist {
    std::optional<std::uint64_t> version;
    std::optional<std::uint64_t> target_duration;
    std::optional<std::uint64_t> media_sequence;
    std::optional<std::uint64_t> discontinuity_sequence;
    std::optional<double> part_target;
    std::optional<Attributes> server_control;
    bool independent_segments = false;
    bool ended = false;
    std::uint64_t skipped = 0;      // of a delta update: segments that it leaves out
    std::vector<Segment> segments;  // the last may have parts only
    std::vector<Attributes> hints;
    std::vector<Report> reports;

    bool has_open() const { return !segments.empty() && !segments.back().duration; }
    std::size_t complete() const { return segments.size() - (has_open() ? 1 : 0); }
    bool has_parts() const;
    // Nothing where the playlist does not list it.
    const Segment* segment_at(std::uint64_t msn) const;
    double length() const;
};

struct Variant {
    Attributes attributes;
    std::string uri;
};

struct Multivariant {
    std::optional<std::uint64_t> version;
    bool independent_segments = false;
    std::vector<Variant> variants;
    std::vector<Attributes> media;
};

struct Parsed {
    std::optional<MediaPlaylist> media;  // one of the two, unless the text is no playlist at all
    std::optional<Multivariant> multivariant;
    std::vector<std::string> errors;
};

Parsed parse(std::string_view text);

std::optional<std::uint64_t> to_integer(std::string_view text);
std::optional<double> to_decimal(std::string_view text);

}  // namespace paraninfo::hls_lint
