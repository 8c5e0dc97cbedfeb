// Polls and their votes within a room's snapshot, as the journal stores it. Only for protocol/json.
#pragma once

#include "protocol/json/writer.hpp"
#include "protocol/poll.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace paraninfo::json {

void write_poll_votes(Writer& to, const PollVotes& votes);
std::optional<PollVotes> read_poll_votes(const nlohmann::json& value);

}  // namespace paraninfo::json
