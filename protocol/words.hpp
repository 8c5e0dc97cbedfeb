// The words of a text as they are counted in a word cloud: cut by the rules of Unicode (UAX #29, with ICU's
// dictionaries for Chinese and Japanese), compared without case and width. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::text {

inline constexpr std::size_t words_max = 20;           // of one text; what follows is not counted
inline constexpr std::size_t word_graphemes_max = 40;  // a longer one is none

// Each word once, in the order of the text: not the small words of Spanish and English, and no single
// letters. `utf8` must be valid.
std::vector<std::string> words(std::string_view utf8);

}  // namespace paraninfo::text
