// The body of POST /api/v1/rooms/{room}/attendance (PROTOCOL.md section 1.7), read strictly. Pure; any
// thread.
#pragma once

#include "protocol/playing.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::json {

struct Sign {
    std::string page;
    bool watching = false;
    std::optional<Playing> playing = {};  // nothing: the page plays nothing now
    bool operator==(const Sign&) const = default;
};

// Nothing for what is not exactly these members; `page` is [A-Za-z0-9_-]{8,36}, and what `playing` says is
// within the limits of protocol/playing.hpp.
std::optional<Sign> parse_sign(std::string_view text);

}  // namespace paraninfo::json
