#include "protocol/json/exchange.hpp"

#include "protocol/json/strict.hpp"

namespace paraninfo::json {

std::optional<Exchange> parse_exchange(std::string_view text) {
    const auto parsed = parse_strict(text);
    if (!parsed || !parsed->is_object() || !parsed->contains("token")) return std::nullopt;
    Exchange exchange;
    for (const auto& [name, value] : parsed->items()) {
        std::string* const member = name == "token"             ? &exchange.token
                                    : name == "name"            ? &exchange.name
                                    : name == "language"        ? &exchange.language
                                    : name == "sign_out"        ? &exchange.sign_out
                                    : name == "notice"          ? &exchange.notice
                                    : name == "notice_language" ? &exchange.notice_language
                                                                : nullptr;
        if (member == nullptr || !value.is_string()) return std::nullopt;
        *member = value.get<std::string>();
    }
    return exchange;
}

}  // namespace paraninfo::json
