// The body of POST /api/v1/rooms/{room}/ballots (PROTOCOL.md section 1.8), read strictly. Pure; any thread.
#pragma once

#include "protocol/commands/polls.hpp"

#include <optional>
#include <string_view>

namespace paraninfo::json {

inline constexpr std::size_t secret_ballot_bytes_max = 4096;

std::optional<SecretBallot> parse_secret_ballot(std::string_view text);

}  // namespace paraninfo::json
