// The body of POST /api/v1/session (PROTOCOL.md section 1.2), read strictly. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::json {

struct Exchange {
    std::string token;
    std::string name;
    std::string language;
    std::string sign_out;
    std::string notice;
    std::string notice_language;
    bool operator==(const Exchange&) const = default;
};

// Nothing for what is no object of these members, each a string, `token` given.
std::optional<Exchange> parse_exchange(std::string_view text);

}  // namespace paraninfo::json
