#include "server/hls/response.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace paraninfo::hls {
namespace {

constexpr std::string_view crlf = "\r\n";

std::string_view status_line(unsigned status) {
    switch (status) {
        case 200:
            return "HTTP/1.1 200 OK\r\n";
        case 206:
            return "HTTP/1.1 206 Partial Content\r\n";
        case 304:
            return "HTTP/1.1 304 Not Modified\r\n";
        case 400:
            return "HTTP/1.1 400 Bad Request\r\n";
        case 404:
            return "HTTP/1.1 404 Not Found\r\n";
        case 405:
            return "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\n";
        case 416:
            return "HTTP/1.1 416 Range Not Satisfiable\r\n";
        default:
            return "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n";
    }
}

std::string cache_line(std::optional<std::chrono::seconds> max_age, bool immutable = false) {
    if (!max_age) return "Cache-Control: no-store\r\n";
    return "Cache-Control: private, max-age=" + std::to_string(max_age->count()) +
           (immutable ? ", immutable\r\n" : "\r\n");
}

std::string complete_line(const HeaderSettings& settings) {
    if (!settings.complete_ns) return {};
    return "X-Complete-Ns: " + std::to_string(*settings.complete_ns) + "\r\n";
}

SharedBytes playlist_response(const std::string& body, bool gzip, std::chrono::seconds max_age,
                              const HeaderSettings& settings) {
    std::string out;
    out.reserve(body.size() + settings.common.size() + 320);
    out += status_line(200);
    out += "Content-Type: application/vnd.apple.mpegurl\r\nContent-Length: ";
    out += std::to_string(body.size());
    out += crlf;
    out += cache_line(max_age);
    out += "Vary: Accept-Encoding\r\n";
    if (gzip) out += "Content-Encoding: gzip\r\n";
    out += complete_line(settings);
    out += settings.common;
    out += crlf;
    out += body;
    return share_bytes(std::move(out));
}

SharedBytes text_response(const MediaHeader& header, std::string_view body, bool gzip,
                          const HeaderSettings& settings) {
    std::string out{status_line(200)};
    out += "Content-Type: ";
    out += header.content_type;
    out += "\r\nContent-Length: " + std::to_string(body.size());
    out += crlf;
    out += cache_line(header.max_age);
    out += "Vary: Accept-Encoding\r\n";
    if (gzip) out += "Content-Encoding: gzip\r\n";
    out += "ETag: \"";
    out += header.etag;
    out += gzip ? "-gzip\"\r\n" : "\"\r\n";
    out += settings.common;
    out += crlf;
    out += body;
    return share_bytes(std::move(out));
}

std::size_t header_size(std::string_view whole) {
    const auto end = whole.find("\r\n\r\n");
    return end == std::string_view::npos ? whole.size() : end + 4;
}

std::string_view header_value(std::string_view header, std::string_view name) {
    const auto at = header.find(name);
    if (at == std::string_view::npos) return {};
    const auto begin = at + name.size();
    return header.substr(begin, header.find(crlf, begin) - begin);
}

// If-None-Match lists strong or weak tags; a weak comparison is what RFC 9110, 13.1.2 wants.
bool lists_tag(std::string_view list, std::string_view tag) {
    if (list == "*") return true;
    for (auto at = list.find(tag); at != std::string_view::npos; at = list.find(tag, at + 1)) {
        const auto after = at + tag.size();
        if (after == list.size() || list[after] == ',' || list[after] == ' ') return true;
    }
    return false;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

Answer partial(std::string_view whole, std::size_t header, const Span& span, bool head) {
    const auto body_size = whole.size() - header;
    const auto length_at = whole.find("Content-Length: ");
    const auto length_end = whole.find(crlf, length_at) + crlf.size();
    const auto first_line_end = whole.find(crlf) + crlf.size();
    std::string out{status_line(206)};
    out += whole.substr(first_line_end, length_at - first_line_end);
    out += "Content-Length: " + std::to_string(span.size) + "\r\n";
    out += "Content-Range: bytes " + std::to_string(span.begin) + "-" +
           std::to_string(span.begin + span.size - 1) + "/" + std::to_string(body_size) + "\r\n";
    out += whole.substr(length_end, header - length_end);
    if (!head) out += whole.substr(header + span.begin, span.size);
    return {share_bytes(std::move(out)), 206};
}

Answer unsatisfiable(std::size_t body_size, std::string_view common) {
    std::string out{status_line(416)};
    out += "Content-Length: 0\r\nContent-Range: bytes */" + std::to_string(body_size) + "\r\n";
    out += common;
    out += crlf;
    return {share_bytes(std::move(out)), 416};
}

Answer not_modified(std::string_view header, std::string_view tag, std::string_view common) {
    std::string out{status_line(304)};
    out += "ETag: ";
    out += tag;
    out += "\r\nCache-Control: ";
    out += header_value(header, "\r\nCache-Control: ");
    out += crlf;
    if (const auto vary = header_value(header, "\r\nVary: "); !vary.empty()) {
        out += "Vary: ";
        out += vary;
        out += crlf;
    }
    out += common;
    out += crlf;
    return {share_bytes(std::move(out)), 304};
}

}  // namespace

std::optional<Span> parse_range(std::string_view range, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!range.starts_with(unit)) return std::nullopt;
    range.remove_prefix(unit.size());
    const auto dash = range.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto first = number(range.substr(0, dash));
    const auto last = number(range.substr(dash + 1));
    if (dash == 0) {
        if (!last) return std::nullopt;
        const auto take = std::min(*last, size);
        return Span{size - take, take};
    }
    const bool open_ended = dash + 1 == range.size();
    if (!first || (!last && !open_ended) || (last && *last < *first)) return std::nullopt;
    if (*first >= size) return Span{};
    const auto end = last ? std::min(*last, size - 1) : size - 1;
    return Span{*first, end - *first + 1};
}

SharedBytes media_response(const MediaHeader& header, const HeaderSettings& settings,
                           std::span<const std::string_view> bodies, std::size_t& body_at) {
    std::size_t size = 0;
    for (const auto body : bodies) size += body.size();
    std::string out;
    out.reserve(size + settings.common.size() + 320);
    out += status_line(200);
    out += "Content-Type: ";
    out += header.content_type;
    out += "\r\nContent-Length: ";
    out += std::to_string(size);
    out += crlf;
    out += cache_line(header.max_age, header.immutable);
    out += "ETag: \"";
    out += header.etag;
    out += "\"\r\nAccept-Ranges: bytes\r\n";
    out += complete_line(settings);
    out += settings.common;
    out += crlf;
    body_at = out.size();
    for (const auto body : bodies) out += body;
    return share_bytes(std::move(out));
}

std::string content_tag(std::string_view name, std::uint32_t checksum) {
    std::array<char, 12> sum{};
    std::snprintf(sum.data(), sum.size(), "-%08x", checksum);
    return std::string{name} + sum.data();
}

TextAnswers text_responses(const MediaHeader& header, const std::string& text, const std::string& gzipped,
                           const HeaderSettings& settings) {
    return {text_response(header, text, false, settings), text_response(header, gzipped, true, settings)};
}

PlaylistAnswers playlist_responses(const std::string& text, const std::string& gzipped,
                                   const HeaderSettings& settings) {
    const auto blocking = 6 * settings.target_duration;
    const auto plain = std::max(settings.target_duration / 2, std::chrono::seconds{1});
    PlaylistAnswers answers;
    answers.plain = playlist_response(text, false, plain, settings);
    answers.plain_gzip = playlist_response(gzipped, true, plain, settings);
    answers.blocking = playlist_response(text, false, blocking, settings);
    answers.blocking_gzip = playlist_response(gzipped, true, blocking, settings);
    return answers;
}

Answer error_response(unsigned status, std::optional<std::chrono::seconds> max_age,
                      std::string_view common_headers) {
    std::string out{status_line(status)};
    out += "Content-Length: 0\r\n";
    out += cache_line(max_age);
    out += common_headers;
    out += crlf;
    return {share_bytes(std::move(out)), status};
}

Answer narrow(const SharedBytes& whole, const Conditions& conditions, bool is_media,
              std::string_view common_headers) {
    const std::string_view bytes = *whole;
    const auto header = header_size(bytes);
    const bool head = conditions.method == Method::head;
    if (is_media) {
        const auto tag = header_value(bytes.substr(0, header), "\r\nETag: ");
        if (lists_tag(conditions.if_none_match, tag))
            return not_modified(bytes.substr(0, header), tag, common_headers);
        const bool range_holds = conditions.if_range.empty() || conditions.if_range == tag;
        const auto span = conditions.range.empty() || !range_holds
                              ? std::nullopt
                              : parse_range(conditions.range, bytes.size() - header);
        if (span && span->size == 0) return unsatisfiable(bytes.size() - header, common_headers);
        if (span) return partial(bytes, header, *span, head);
    }
    if (!head) return {whole, 200};
    return {share_bytes(std::string{bytes.substr(0, header)}), 200};
}

}  // namespace paraninfo::hls
