#include "protocol/json/sign.hpp"

#include "protocol/json/members.hpp"
#include "protocol/json/strict.hpp"

namespace paraninfo::json {

std::optional<Sign> parse_sign(std::string_view text) {
    const auto parsed = parse_strict(text);
    if (!parsed || !parsed->is_object()) return std::nullopt;
    Members members(*parsed);
    Sign sign{members.text("page"), members.truth("watching")};
    if (!is_token(sign.page, 8, 36) || members.problem()) return std::nullopt;
    return sign;
}

}  // namespace paraninfo::json
