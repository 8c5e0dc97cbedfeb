#include "config/audio_title.hpp"

#include <unicode/locid.h>
#include <unicode/stringoptions.h>
#include <unicode/unistr.h>

namespace paraninfo::config {
namespace {

// What is heard in the hall, whoever speaks there.
const char* floor_word(const std::string& language) {
    if (language == "es") return "Sala";
    if (language == "pt") return "Plenário";
    if (language == "zh-Hant") return "現場";
    return "Floor";
}

icu::Locale locale_of(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
    return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

}  // namespace

std::string audio_title(const Audio& audio, const std::string& language) {
    if (const auto own = audio.title.find(language); own != audio.title.end()) return own->second;
    if (audio.language.empty()) return floor_word(language);
    const icu::Locale reader = locale_of(language);
    icu::UnicodeString name;
    locale_of(audio.language).getDisplayName(reader, name);
    // "español" begins a line of a menu here.
    name.toTitle(nullptr, reader, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_SENTENCES);
    std::string text;
    name.toUTF8String(text);
    return text;
}

}  // namespace paraninfo::config
