// A client's message, read strictly (PROTOCOL.md sections 2 and 4): size, UTF-8, depth, duplicate keys,
// unknown members, wrong types. Pure; any thread.
#pragma once

#include "protocol/commands/command.hpp"
#include "protocol/reject.hpp"

#include <boost/system/result.hpp>

#include <cstddef>
#include <string_view>

namespace paraninfo::json {

inline constexpr std::size_t request_bytes_max = 16 * 1024;

struct BadRequest {
    RequestId id;
    Reject reject;
    bool operator==(const BadRequest&) const = default;
};

// Never throws for what stands in `text`. Count the rejects parse and invalid: five end the connection.
boost::system::result<Request, BadRequest> parse_request(std::string_view text);

}  // namespace paraninfo::json
