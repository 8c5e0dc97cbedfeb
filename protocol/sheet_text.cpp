#include "protocol/sheet_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace paraninfo::text {

namespace {

// One code point and the bytes that it is made of.
struct Point {
    char32_t code;
    std::string_view bytes;
};

Point first_point(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view bytes = text.substr(0, size);
    char32_t code = size == 1 ? lead : lead & (0x7Fu >> size);
    for (const char c : bytes.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
    return {code, bytes};
}

// Spreadsheets of East Asian languages take the full-width forms as well; the others look the same and are
// made the same by whoever normalises the text.
bool begins_formula(char32_t c) {
    static constexpr std::array<char32_t, 22> signs = {
        U'=',   U'+',   U'-',   U'@',   0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0xFE66, 0xFE62, 0xFE63,
        0xFE6B, 0x2212, 0x207A, 0x207B, 0x207C, 0x208A, 0x208B, 0x208C, 0x2795, 0x2796, 0xFE58};
    return std::ranges::find(signs, c) != signs.end();
}

bool ends_cell(char32_t c) {
    return c == U';' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// What a reader skips, or takes off, at the beginning of a cell.
bool is_skipped(char32_t c) {
    return c == U' ' || c == U'"' || c == 0xA0 || c == 0xAD || c == 0x1680 || c == 0x180E ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x202A && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) ||
           c == 0x3000 || c == 0xFEFF;
}

bool is_left_out(char32_t c) {
    return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || c == 0x7F;
}

}  // namespace

std::string safe_text(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size() + 1);
    bool at_start = true;
    bool leading = true;  // nothing but what is skipped has come
    while (!utf8.empty()) {
        const Point point = first_point(utf8);
        utf8.remove_prefix(point.bytes.size());
        if (is_left_out(point.code)) continue;
        const bool ends = ends_cell(point.code);
        if ((at_start && begins_formula(point.code)) || (leading && ends && point.code != U';')) out += '\'';
        out += point.bytes;
        at_start = ends || (at_start && is_skipped(point.code));
        leading = leading && is_skipped(point.code);
    }
    return out;
}

std::string csv_field(std::string_view utf8) {
    std::string out = "\"";
    for (const char c : safe_text(utf8)) {
        if (c == '"') out += '"';
        out += c;
    }
    return out += '"';
}

}  // namespace paraninfo::text
