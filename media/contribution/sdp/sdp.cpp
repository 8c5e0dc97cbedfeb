#include "media/contribution/sdp/sdp.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace paraninfo::contribution::sdp {
namespace {

constexpr std::size_t formats_max = 128;

// Without its end; nothing is left of `rest` after the last line.
std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool has_no_control_character(std::string_view line) {
    return std::none_of(line.begin(), line.end(),
                        [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// "video 9 UDP/TLS/RTP/SAVPF 96 97"
std::optional<Section> read_section(std::string_view value) {
    Section section;
    section.kind = take_word(value);
    const auto port = number(take_word(value), 65535);
    section.protocol = take_word(value);
    while (section.formats.size() <= formats_max) {
        const std::string_view format = take_word(value);
        if (format.empty()) break;
        section.formats.push_back(format);
    }
    const bool whole = port && !section.formats.empty() && section.formats.size() <= formats_max;
    if (!whole) return std::nullopt;
    section.port = *port;
    return section;
}

bool take(Description& into, char type, std::string_view value, const Limits& limits) {
    if (type == 'm') {
        auto section = read_section(value);
        if (!section || into.sections.size() == limits.sections) return false;
        into.sections.push_back(std::move(*section));
    } else if (type == 'a') {
        auto& attributes = into.sections.empty() ? into.attributes : into.sections.back().attributes;
        attributes.push_back(value);
    }
    return true;
}

// Digits and dots, or hexadecimal digits and colons (with an IPv4 address at its end perhaps).
bool looks_like_an_address(std::string_view text) {
    if (text.empty() || text.size() > 45) return false;
    const bool six = text.find(':') != std::string_view::npos;
    return std::all_of(text.begin(), text.end(), [six](char c) {
        const bool digit = (c >= '0' && c <= '9') || c == '.';
        return digit || (six && (c == ':' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
}

bool is_udp(std::string_view transport) {
    return transport == "udp" || transport == "UDP";
}

}  // namespace

std::optional<Description> read(std::string_view text, const Limits& limits) {
    if (!text.starts_with("v=0\n") && !text.starts_with("v=0\r\n")) return std::nullopt;
    Description description;
    for (std::size_t lines = 0; !text.empty(); ++lines) {
        const std::string_view line = take_line(text);
        if (line.empty() && text.empty()) break;
        const bool readable = lines < limits.lines && line.size() >= 2 && line.size() <= limits.line_bytes &&
                              line[1] == '=' && has_no_control_character(line);
        if (!readable || !take(description, line[0], line.substr(2), limits)) return std::nullopt;
    }
    return description;
}

std::string_view take_word(std::string_view& rest) {
    const auto begin = std::min(rest.find_first_not_of(' '), rest.size());
    rest.remove_prefix(begin);
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    return word;
}

std::optional<unsigned> number(std::string_view text, unsigned most) {
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != end || value > most) return std::nullopt;
    return value;
}

std::optional<std::string_view> value_of(const std::vector<std::string_view>& attributes,
                                         std::string_view name) {
    for (std::string_view attribute : attributes) {
        if (!attribute.starts_with(name)) continue;
        attribute.remove_prefix(name.size());
        if (attribute.empty()) return attribute;
        if (attribute.front() == ':') return attribute.substr(1);
    }
    return std::nullopt;
}

bool is_token(std::string_view text, std::size_t most) {
    static constexpr std::string_view others = "!#$%&'*+-.^_`{|}~/";
    return !text.empty() && text.size() <= most && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               others.find(c) != std::string_view::npos;
    });
}

// RFC 8839, section 5.1: foundation, component, transport, priority, address, port, "typ", type.
bool is_usable_candidate(std::string_view attribute) {
    constexpr std::string_view prefix = "candidate:";
    if (!attribute.starts_with(prefix)) return false;
    attribute.remove_prefix(prefix.size());
    // GStreamer takes it apart at each space: where there are two it would find another word for the address.
    const bool spaced = attribute.starts_with(' ') || attribute.find("  ") != std::string_view::npos;
    if (spaced || !has_no_control_character(attribute)) return false;
    std::array<std::string_view, 8> words;
    for (std::string_view& word : words) word = take_word(attribute);
    return is_token(words[0], 32) && number(words[1], 2).value_or(0) > 0 && is_udp(words[2]) &&
           number(words[3], 4294967295U) && looks_like_an_address(words[4]) && number(words[5], 65535) &&
           words[6] == "typ" && is_token(words[7], 16);
}

}  // namespace paraninfo::contribution::sdp
