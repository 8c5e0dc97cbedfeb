#include "protocol/json/reasons.hpp"

namespace paraninfo::json {

namespace {
constexpr const char* reasons_member = "reasons";
}

void write_reasons(Writer& to, const TextByLanguage& reasons) {
    if (reasons.empty()) return;
    to.key(reasons_member).open_object();
    for (const auto& [language, text] : reasons) to.member(name_of(language), text);
    to.close_object();
}

TextByLanguage read_reasons(Members& from) {
    TextByLanguage reasons;
    const nlohmann::json* given = from.any(reasons_member);
    if (given == nullptr) return reasons;
    if (!given->is_object()) {
        from.wrong(reasons_member);
        return reasons;
    }
    for (const auto& [tag, text] : given->items()) {
        const auto language = language_named(tag);
        if (language && text.is_string())
            reasons.emplace(*language, text.get<std::string>());
        else
            from.wrong(reasons_member);
    }
    return reasons;
}

}  // namespace paraninfo::json
