// What was fetched, as the linter takes it in: playlists with their text, media with their size, in the
// order of fetching. Everything but address and text is optional; rules that need more are then silent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::hls_lint {

struct Capture {
    std::string url;     // path, with its query
    std::string body;    // of a playlist
    std::string client;  // who fetched it; the rules over time hold for each client by itself
    unsigned status = 200;
    std::optional<double> at_ms;                 // when the answer was complete; any clock that goes forward
    std::optional<double> took_ms;               // from request to last byte
    std::optional<std::uint64_t> bytes;          // of media
    std::map<std::string, std::string> headers;  // names in small letters; empty = not captured

    std::string path() const;
    bool is_playlist() const;
    std::optional<std::string> query(std::string_view name) const;
};

// One JSON object a line: {"url", "client", "status", "at_ms", "took_ms", "bytes", "headers": {…}, "body"}.
// Throws std::runtime_error that names the line.
std::vector<Capture> read_json_lines(std::string_view text);

// A playlist as it is, with `name` as its address; or several, each after a line
//   #== /hls/room/publication/720p/live.m3u8?_HLS_msn=4 status=200 at=1200 took=30 bytes=9
//   cache-control="private, max-age=12"
// where words other than status, at, took, bytes and client are headers. Throws as above.
std::vector<Capture> read_playlists(std::string_view text, const std::string& name);

// `reference` as seen from `base`: both paths, without query.
std::string resolve(const std::string& base, const std::string& reference);

}  // namespace paraninfo::hls_lint
