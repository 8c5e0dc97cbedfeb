#include "server/gateway/strict/target.hpp"

#include <algorithm>

namespace paraninfo::gateway::strict {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The byte that "%xy" at `at` stands for, or -1.
int encoded_byte(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return -1;
    const int high = hex_digit(text[at + 1]);
    const int low = hex_digit(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool allowed_byte(char c) {
    constexpr std::string_view marks = "-._~!$&'()*+,;=:@/?";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != std::string_view::npos;
}

bool is_control(int byte) {
    return byte < 0x20 || byte == 0x7F;
}

bool valid_bytes(std::string_view text, bool in_path) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            if (!allowed_byte(text[i])) return false;
            continue;
        }
        const int byte = encoded_byte(text, i);
        if (byte < 0 || is_control(byte)) return false;
        if (in_path && (byte == '/' || byte == '\\' || byte == '.' || byte == '%')) return false;
        i += 2;
    }
    return true;
}

}  // namespace

bool valid_target(std::string_view target) {
    if (target.empty() || target.front() != '/') return false;
    const auto mark = std::min(target.find('?'), target.size());
    const auto path = target.substr(0, mark);
    if (!valid_bytes(path, true) || !valid_bytes(target.substr(mark), false)) return false;
    const auto segments = split_path(path);
    return std::none_of(segments.begin(), segments.end(),
                        [](auto segment) { return segment == "." || segment == ".."; });
}

std::optional<std::string> query_value(std::string_view query, std::string_view name) {
    std::optional<std::string> found;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto pair = query.substr(0, end);
        query.remove_prefix(std::min(query.size(), end + 1));
        const auto equal = std::min(pair.find('='), pair.size());
        if (pair.substr(0, equal) != name) continue;
        if (found) return std::nullopt;
        found.emplace();
        for (std::size_t i = equal + 1; i < pair.size(); ++i) {
            const int byte = pair[i] == '%' ? encoded_byte(pair, i) : static_cast<unsigned char>(pair[i]);
            if (byte < 0 || is_control(byte)) return std::nullopt;
            if (pair[i] == '%') i += 2;
            found->push_back(static_cast<char>(byte));
        }
    }
    return found;
}

std::optional<std::string_view> cookie_value(std::string_view field, std::string_view name) {
    std::optional<std::string_view> found;
    while (!field.empty()) {
        const auto end = std::min(field.find(';'), field.size());
        auto pair = field.substr(0, end);
        field.remove_prefix(std::min(field.size(), end + 1));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        const auto equal = pair.find('=');
        if (equal == std::string_view::npos || pair.substr(0, equal) != name) continue;
        if (found) return std::nullopt;
        found = pair.substr(equal + 1);
    }
    return found;
}

std::vector<std::string_view> split_path(std::string_view path) {
    std::vector<std::string_view> segments;
    if (!path.empty() && path.front() == '/') path.remove_prefix(1);
    for (;;) {
        const auto slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

}  // namespace paraninfo::gateway::strict
