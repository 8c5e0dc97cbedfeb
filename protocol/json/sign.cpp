#include "protocol/json/sign.hpp"

#include "protocol/json/strict.hpp"

#include <algorithm>

namespace paraninfo::json {
namespace {

bool is_page(const std::string& text) {
    return text.size() >= 8 && text.size() <= 36 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

}  // namespace

std::optional<Sign> parse_sign(std::string_view text) {
    const auto parsed = parse_strict(text);
    if (!parsed || !parsed->is_object() || parsed->size() != 2) return std::nullopt;
    const auto page = parsed->find("page");
    const auto watching = parsed->find("watching");
    if (page == parsed->end() || !page->is_string() || watching == parsed->end() || !watching->is_boolean())
        return std::nullopt;
    Sign sign{page->get<std::string>(), watching->get<bool>()};
    if (!is_page(sign.page)) return std::nullopt;
    return sign;
}

}  // namespace paraninfo::json
