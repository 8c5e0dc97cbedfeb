// Text that people wrote, made fit to be shown (NFC, nothing invisible, no stacked marks), and counted as a
// person counts it. Pure; any thread. With protocol/words the only place that knows ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paraninfo::text {

inline constexpr int combining_marks_max = 2;  // after one base

// `utf8` must be valid. Both give NFC without control, bidi and zero-width characters, runs of spaces made
// one, ends trimmed; possibly empty. Cleaning twice changes nothing.
std::string clean_line(std::string_view utf8);   // names, announcements: line ends become spaces
std::string clean_lines(std::string_view utf8);  // questions: single line ends stay

// Extended grapheme clusters (UAX #29): what a person calls a character.
std::size_t graphemes(std::string_view utf8);

}  // namespace paraninfo::text
