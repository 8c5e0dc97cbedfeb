#include "protocol/json/reasons.hpp"

namespace paraninfo::json {

namespace {
constexpr const char* name = "reasons";
}

void write_reasons(Writer& to, const TextByLanguage& reasons) {
    if (reasons.empty()) return;
    to.key(name).open_object();
    for (const auto& [language, text] : reasons) to.member(name_of(language), text);
    to.close_object();
}

TextByLanguage read_reasons(Members& from) {
    TextByLanguage reasons;
    const nlohmann::json* given = from.any(name);
    if (given == nullptr) return reasons;
    if (!given->is_object()) {
        from.wrong(name);
        return reasons;
    }
    for (const auto& [tag, text] : given->items()) {
        const auto language = language_named(tag);
        if (language && text.is_string())
            reasons.emplace(*language, text.get<std::string>());
        else
            from.wrong(name);
    }
    return reasons;
}

}  // namespace paraninfo::json
