#include "protocol/words.hpp"

#include "protocol/icu.hpp"
#include "protocol/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace paraninfo::text {

namespace {

// What stands in nearly every sentence and says nothing by itself.
constexpr std::array<std::string_view, 86> small_words{
    "al",   "and", "ante", "are",  "as",  "at",   "be",  "been", "but",  "by",   "como", "con",  "cual",
    "de",   "del", "do",   "does", "el",  "ella", "en",  "es",   "esa",  "ese",  "eso",  "esta", "este",
    "esto", "for", "from", "ha",   "had", "han",  "has", "have", "hay",  "he",   "if",   "in",   "is",
    "it",   "its", "la",   "las",  "le",  "les",  "lo",  "los",  "mas",  "mi",   "my",   "más",  "ni",
    "no",   "nos", "not",  "of",   "on",  "or",   "our", "para", "pero", "por",  "que",  "qué",  "se",
    "ser",  "si",  "sin",  "so",   "son", "su",   "sus", "sí",   "than", "that", "the",  "they", "this",
    "to",   "un",  "una",  "was",  "we",  "with", "yo",  "you"};
static_assert(std::ranges::is_sorted(small_words));

icu::UnicodeString folded(std::string_view utf8) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
    require(error);
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    auto result = fold->normalize(text, error);
    require(error);
    return result;
}

// A letter of a script that writes a syllable or a word with one character counts alone.
bool counts(const icu::UnicodeString& word, const std::string& utf8) {
    const std::size_t length = graphemes(utf8);
    if (length > word_graphemes_max) return false;
    if (length == 1 && !u_hasBinaryProperty(word.char32At(0), UCHAR_IDEOGRAPHIC)) return false;
    return !std::ranges::binary_search(small_words, std::string_view(utf8));
}

}  // namespace

std::vector<std::string> words(std::string_view utf8) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    require(error);
    const auto text = folded(utf8);
    breaks->setText(text);
    std::vector<std::string> found;
    int32_t from = breaks->first();
    for (int32_t to = breaks->next(); to != icu::BreakIterator::DONE && found.size() < words_max;
         from = to, to = breaks->next()) {
        if (breaks->getRuleStatus() < UBRK_WORD_NUMBER) continue;  // spaces, signs
        const icu::UnicodeString word = text.tempSubStringBetween(from, to);
        std::string one;
        word.toUTF8String(one);
        if (counts(word, one) && std::ranges::find(found, one) == found.end())
            found.push_back(std::move(one));
    }
    return found;
}

}  // namespace paraninfo::text
