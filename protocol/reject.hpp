// A command refused: the one kind of error that travels to the browser. PROTOCOL.md section 7 is the table.
#pragma once

#include "protocol/hand.hpp"
#include "protocol/poll.hpp"
#include "protocol/question.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo {

enum class Reason {
    parse,
    invalid,
    unknown_method,
    invalid_params,
    internal,
    not_allowed,
    not_found,
    stale,
    closed,
    limited,
    too_long,
    empty,
    wrong_state,
    overloaded,
    unavailable,
    not_joined,
    full,
    silenced
};

struct Reject {
    Reason reason = Reason::internal;
    std::int64_t retry_after_ms = 0;  // limited, overloaded, unavailable
    std::int64_t most = 0;            // too_long
    std::int64_t until_ms = 0;        // silenced: wall clock; 0: until it is lifted
    std::string detail;               // invalid_params: the member; internal: the incident
    std::optional<Question> present;  // stale: as it stands; for moderators' eyes
    std::optional<Poll> present_poll;
    std::optional<Hand> present_hand;

    bool operator==(const Reject&) const = default;
};

std::string_view name_of(Reason reason);
int code_of(Reason reason);

}  // namespace paraninfo
