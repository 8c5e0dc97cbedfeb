// Complete HTTP/1.1 responses as bytes: made once for what all viewers share, and narrowed (HEAD, Range,
// conditional) on a slower path for the few who ask so. Pure functions, any thread.
//
// They carry no Date: they are shared over seconds, and a Date of the past would age them in caches.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "protocol/shared_bytes.hpp"
#include "server/hls/snapshot.hpp"

namespace paraninfo::hls {

enum class Method { get, head, other };

// A complete response: status line, headers, body.
struct Answer {
    SharedBytes response;
    unsigned status = 200;

    bool operator==(const Answer&) const = default;
};

// What of a request's headers bears on media.
struct Conditions {
    Method method = Method::get;
    std::string range;
    std::string if_range;
    std::string if_none_match;

    bool plain() const { return method == Method::get && range.empty() && if_none_match.empty(); }
};

// Header lines that a publication adds to all it serves.
struct HeaderSettings {
    std::chrono::seconds target_duration{2};
    std::string common;                       // lines ended by CRLF
    std::optional<std::int64_t> complete_ns;  // X-Complete-Ns, for benches only
};

struct MediaHeader {
    std::string_view content_type;
    std::string_view etag;  // without quotes
    std::chrono::seconds max_age{12};
    bool immutable = true;  // what this address names never changes
};
inline constexpr std::string_view jpeg_type = "image/jpeg";

// An ETag (without quotes) that says what it is of and what is in it.
std::string content_tag(std::string_view name, std::uint32_t checksum);

// One buffer with the header block and then all of `bodies`. `body_at` says where the body begins.
SharedBytes media_response(const MediaHeader& header, const HeaderSettings& settings,
                           std::span<const std::string_view> bodies, std::size_t& body_at);

// The four responses of one playlist version. Rule: blocking 6 × TARGETDURATION, plain half of one.
PlaylistAnswers playlist_responses(const std::string& text, const std::string& gzipped,
                                   const HeaderSettings& settings);

// The same text as it is and compressed, under two ETags: they are different bytes.
TextAnswers text_responses(const MediaHeader& header, const std::string& text, const std::string& gzipped,
                           const HeaderSettings& settings);

// 400, 404, 405, 503: no body. `max_age` is absent where the answer must not be cached.
Answer error_response(unsigned status, std::optional<std::chrono::seconds> max_age,
                      std::string_view common_headers);

// A piece of a body. Of size 0: the range that was asked for cannot be satisfied.
struct Span {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
    bool operator==(const Span&) const = default;
};

// The one piece that a Range header asks for (RFC 9110, 14.2); nothing if it is not one that we follow.
std::optional<Span> parse_range(std::string_view range, std::uint64_t size);

// Applies HEAD, If-None-Match, Range and If-Range to a complete 200 response that has an ETag, as media have;
// playlists know only HEAD. Ranges of several pieces or other units are answered with the whole (RFC
// 9110, 14.2).
Answer narrow(const SharedBytes& whole, const Conditions& conditions, bool is_media,
              std::string_view common_headers);

}  // namespace paraninfo::hls
