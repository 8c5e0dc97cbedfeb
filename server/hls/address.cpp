#include "server/hls/address.hpp"

#include <charconv>
#include <limits>

namespace paraninfo::hls {
namespace {

constexpr std::size_t name_size_max = 32;

// One spelling for one number: digits only, no leading zero.
template <typename Number>
std::optional<Number> parse_number(std::string_view text, bool leading_zeros = false) {
    if (text.empty() || text.size() > 20) return std::nullopt;
    if (!leading_zeros && text.size() > 1 && text[0] == '0') return std::nullopt;
    if (text[0] < '0' || text[0] > '9') return std::nullopt;
    Number value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::string_view> cut(std::string_view& rest, char separator) {
    const auto at = rest.find(separator);
    if (at == std::string_view::npos) return std::nullopt;
    const auto piece = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    return piece;
}

bool parse_media_name(std::string_view name, Address& address) {
    constexpr std::string_view init_prefix = "init-";
    constexpr std::string_view init_suffix = ".mp4";
    constexpr std::string_view media_suffix = ".m4s";
    if (name.starts_with(init_prefix) && name.ends_with(init_suffix) &&
        name.size() > init_prefix.size() + init_suffix.size()) {
        name.remove_prefix(init_prefix.size());
        name.remove_suffix(init_suffix.size());
        const auto value = parse_number<std::uint32_t>(name);
        address.file = File::init;
        address.number = value.value_or(0);
        return value.has_value();
    }
    if (!name.ends_with(media_suffix)) return false;
    name.remove_suffix(media_suffix.size());
    address.file = File::segment;
    if (const auto msn = cut(name, '.')) {
        const auto part = parse_number<std::uint32_t>(name);
        if (!part) return false;
        address.file = File::part;
        address.part = *part;
        name = *msn;
    }
    const auto value = parse_number<std::uint64_t>(name);
    address.number = value.value_or(0);
    return value.has_value();
}

// Beside the multivariant playlist; a rendition may be named like the folder.
bool parse_picture_name(std::string_view name, Address& address) {
    constexpr std::string_view folder = "thumbnails/";
    constexpr std::string_view suffix = ".jpg";
    address.file = File::thumbnail_list;
    if (name == "thumbnails.vtt") return true;
    address.file = File::poster;
    if (name == "poster.jpg") return true;
    if (!name.starts_with(folder) || !name.ends_with(suffix) || name.size() < folder.size() + suffix.size())
        return false;
    name.remove_prefix(folder.size());
    name.remove_suffix(suffix.size());
    const auto value = parse_number<std::int64_t>(name);
    address.file = File::thumbnail;
    address.number = static_cast<std::uint64_t>(value.value_or(0));
    return value.has_value();
}

std::optional<Address> parse_below(std::string_view prefix, std::string_view playlist,
                                   std::string_view target) {
    if (!target.starts_with(prefix)) return std::nullopt;
    std::string_view path = target.substr(prefix.size());
    Address address;
    if (const auto question = path.find('?'); question != std::string_view::npos) {
        address.query = path.substr(question + 1);
        path = path.substr(0, question);
    }
    if (path.starts_with('~')) {
        path.remove_prefix(1);
        const auto grant = cut(path, '/');
        if (!grant || grant->empty()) return std::nullopt;
        address.grant = *grant;
    }
    const auto room = cut(path, '/');
    const auto publication = cut(path, '/');
    if (!room || !publication || !is_name(*room) || !is_name(*publication)) return std::nullopt;
    address.room = *room;
    address.publication = *publication;
    if (path == "index.m3u8" || parse_picture_name(path, address)) return address;
    const auto rendition = cut(path, '/');
    if (!rendition || !is_name(*rendition)) return std::nullopt;
    address.rendition = *rendition;
    if (path == playlist) {
        address.file = File::playlist;
        return address;
    }
    if (!parse_media_name(path, address)) return std::nullopt;
    return address;
}

}  // namespace

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > name_size_max) return false;
    for (const char c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    return true;
}

std::optional<Address> parse_address(std::string_view target) {
    return parse_below("/hls/", "live.m3u8", target);
}

std::optional<Address> parse_vod_address(std::string_view target) {
    const auto address = parse_below("/vod/", "vod.m3u8", target);
    return address && address->grant.empty() && address->file != File::part ? address : std::nullopt;
}

std::optional<Directives> parse_directives(std::string_view query) {
    Directives directives;
    while (!query.empty()) {
        auto pair = cut(query, '&');
        if (!pair) {
            pair = query;
            query = {};
        }
        std::string_view value = *pair;
        const auto name = cut(value, '=').value_or(std::string_view{});
        if (name == "_HLS_msn") {
            const auto msn = parse_number<std::uint64_t>(value, true);
            if (!msn || directives.msn) return std::nullopt;
            directives.msn = msn;
        } else if (name == "_HLS_part") {
            const auto part = parse_number<std::uint32_t>(value, true);
            if (!part || directives.part) return std::nullopt;
            directives.part = part;
        } else if (name == "_HLS_skip") {
            directives.skip = value == "YES" || value == "v2";
        } else if (*pair == "_HLS_msn" || *pair == "_HLS_part") {
            return std::nullopt;
        }
    }
    if (directives.part && !directives.msn) return std::nullopt;
    return directives;
}

}  // namespace paraninfo::hls
