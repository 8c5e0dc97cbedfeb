// What moderators add to a question: tags, notes among themselves, a written answer, translations. Values;
// who may see which is decided by the audience (PROTOCOL.md section 5).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo {

// In the order in which translations stand.
enum class Language { es, en, pt, zh_hant };

inline constexpr std::array<Language, 4> all_languages{Language::es, Language::en, Language::pt,
                                                       Language::zh_hant};

// The tag of BCP 47, e.g. "zh-Hant".
std::string_view name_of(Language language);
std::optional<Language> language_named(std::string_view name);

// One text in some of the languages; empty: in none.
using TextByLanguage = std::map<Language, std::string>;

struct Note {
    std::string by;  // the moderator's name
    std::string text;
    std::int64_t at_ms = 0;
    bool operator==(const Note&) const = default;
};

enum class AnswerTo { asker, all };

struct WrittenAnswer {
    std::string text;  // empty: there is none
    AnswerTo to = AnswerTo::asker;
    std::int64_t at_ms = 0;
    bool operator==(const WrittenAnswer&) const = default;
};

struct Translation {
    Language language = Language::es;
    std::string text;
    bool approved = false;
    bool operator==(const Translation&) const = default;
};

struct Annotations {
    std::vector<std::string> tags;
    std::vector<Note> notes;  // oldest first
    WrittenAnswer answer;
    std::vector<Translation> translations;  // one a language, in their order
    bool operator==(const Annotations&) const = default;
};

}  // namespace paraninfo
