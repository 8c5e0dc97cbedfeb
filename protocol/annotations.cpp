#include "protocol/annotations.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, all_languages.size()> languages{"es", "en", "pt", "zh-Hant"};
}

std::string_view name_of(Language language) {
    return languages[static_cast<std::size_t>(language)];
}

std::optional<Language> language_named(std::string_view name) {
    return named<Language>(languages, name);
}

}  // namespace paraninfo
