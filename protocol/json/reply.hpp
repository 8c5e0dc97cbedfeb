// Replies to requests: whole server messages (an array with one reply), not yet framed. Pure; any thread.
#pragma once

#include "protocol/commands/command.hpp"
#include "protocol/done.hpp"
#include "protocol/reject.hpp"

#include <string>
#include <string_view>

namespace paraninfo::json {

std::string encode_reject(const RequestId& id, const Reject& reject);
// The `result` of an accepted command; it is kept as the command's receipt.
std::string encode_done(const Done& done);
// `result` is JSON already.
std::string encode_result(const RequestId& id, std::string_view result);

}  // namespace paraninfo::json
