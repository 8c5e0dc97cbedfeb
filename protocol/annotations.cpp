#include "protocol/annotations.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, all_languages.size()> names{"es", "en", "pt", "zh-Hant"};
}

std::string_view name_of(Language language) {
    return names[static_cast<std::size_t>(language)];
}

std::optional<Language> language_named(std::string_view name) {
    for (const Language language : all_languages)
        if (name_of(language) == name) return language;
    return std::nullopt;
}

}  // namespace paraninfo
