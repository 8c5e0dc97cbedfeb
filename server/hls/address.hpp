// Takes an HLS request target apart into names and numbers; nothing in it is ever used as a file's path.
// Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace paraninfo::hls {

enum class File { multivariant, playlist, init, segment, part, thumbnail_list, thumbnail, poster };

// A room's, publication's or rendition's name: [a-z0-9-]{1,32}.
bool is_name(std::string_view text);

// The views point into the target that was parsed.
struct Address {
    std::string_view grant;  // as shown in the path; empty: none is
    std::string_view room;
    std::string_view publication;
    std::string_view rendition;  // empty for the multivariant and for thumbnails
    File file = File::multivariant;
    std::uint64_t number =
        0;  // media sequence number, init segment's number, or thumbnail's programme time in ms
    std::uint32_t part = 0;
    std::string_view query;  // without '?'
};

// `target`: /hls/[~{grant}/]{room}/{publication}/index.m3u8, …/{rendition}/live.m3u8, …/{msn}.m4s,
// …/{msn}.{part}.m4s, …/init-{n}.mp4, and beside index.m3u8 thumbnails.vtt, thumbnails/{ms}.jpg and
// poster.jpg, with or without a query. Anything else is nothing (answer 404).
std::optional<Address> parse_address(std::string_view target);

// The same of a recorded broadcast (server/archive): /vod/{room}/{publication}/… with vod.m3u8 as the media
// playlists, and without parts.
std::optional<Address> parse_vod_address(std::string_view target);

// Delivery directives of a playlist request (HLS 6.2.5); other query parameters are ignored.
struct Directives {
    std::optional<std::uint64_t> msn;
    std::optional<std::uint32_t> part;
    bool skip = false;  // a delta update will do

    bool any() const { return msn.has_value() || part.has_value(); }
    bool operator==(const Directives&) const = default;
};

// Nothing if a directive is no decimal number, is given twice, or _HLS_part comes without _HLS_msn
// (answer 400). _HLS_skip asks for something only as YES or v2, which adds what we have none of.
std::optional<Directives> parse_directives(std::string_view query);

}  // namespace paraninfo::hls
