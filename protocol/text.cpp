#include "protocol/text.hpp"

#include "protocol/icu.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

namespace paraninfo::text {

namespace {

constexpr UChar32 zero_width_joiner = 0x200D;
constexpr UChar32 braille_blank = 0x2800;  // looks like a space, is none by its category

icu::UnicodeString nfc(const icu::UnicodeString& text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(error);
    require(error);
    auto result = normalizer->normalize(text, error);
    require(error);
    return result;
}

bool is_line_end(UChar32 c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_space(UChar32 c) {
    return c == braille_blank || u_isUWhiteSpace(c);
}

bool is_pictograph(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool is_mark(UChar32 c) {
    const auto category = u_charType(c);
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

bool is_variation_selector(UChar32 c) {
    return c == 0xFE0E || c == 0xFE0F;
}

// Invisible or meaningless for others: controls, bidi and other format characters, private use, unassigned.
bool is_unfit(UChar32 c) {
    if (is_variation_selector(c)) return false;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
    switch (u_charType(c)) {
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
        case U_SURROGATE:
        case U_PRIVATE_USE_CHAR:
        case U_UNASSIGNED:
            return true;
        default:
            return false;
    }
}

// A joiner only holds emoji together; anywhere else it hides.
bool joins_emoji(const icu::UnicodeString& text, int32_t at) {
    if (at == 0 || at + 1 >= text.length() || !is_pictograph(text.char32At(at + 1))) return false;
    int32_t before = text.moveIndex32(at, -1);
    UChar32 c = text.char32At(before);
    while (before > 0 && (is_variation_selector(c) || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER))) {
        before = text.moveIndex32(before, -1);
        c = text.char32At(before);
    }
    return is_pictograph(c);
}

icu::UnicodeString without_unfit(const icu::UnicodeString& text) {
    icu::UnicodeString kept;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        const bool fit = c == zero_width_joiner ? joins_emoji(text, i) : is_space(c) || !is_unfit(c);
        if (fit) kept.append(c);
    }
    return kept;
}

// Spaces collapse, ends are trimmed, marks are counted.
icu::UnicodeString tidied(const icu::UnicodeString& text, bool keep_lines) {
    icu::UnicodeString result;
    UChar32 gap = 0;  // what stands between the last character kept and the next
    int marks = combining_marks_max;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (is_space(c)) {
            gap = keep_lines && (is_line_end(c) || gap == U'\n') ? U'\n' : U' ';
            marks = combining_marks_max;
            continue;
        }
        if (is_mark(c)) {
            if (marks == combining_marks_max) continue;  // too many, or nothing to stand on
            ++marks;
        } else {
            marks = 0;
        }
        if (gap != 0 && !result.isEmpty()) result.append(gap);
        gap = 0;
        result.append(c);
    }
    return result;
}

std::string clean(std::string_view utf8, bool keep_lines) {
    auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    // Twice: what is removed may bring together what then composes, and the reverse.
    for (int pass = 0; pass < 2; ++pass) text = tidied(nfc(without_unfit(text)), keep_lines);
    std::string result;
    nfc(text).toUTF8String(result);
    return result;
}

}  // namespace

std::string clean_line(std::string_view utf8) {
    return clean(utf8, false);
}

std::string clean_lines(std::string_view utf8) {
    return clean(utf8, true);
}

std::size_t graphemes(std::string_view utf8) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
    require(error);
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    breaks->setText(text);
    std::size_t count = 0;
    while (breaks->next() != icu::BreakIterator::DONE) ++count;
    return count;
}

}  // namespace paraninfo::text
