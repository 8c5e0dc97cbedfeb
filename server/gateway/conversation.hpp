// One client's side of the protocol without a socket: text in; a command, a join, an answer or a close code
// out. The same for WebSocket and POST. Pure; its owner gives the time.
#pragma once

#include "protocol/close_code.hpp"
#include "protocol/commands/command.hpp"
#include "protocol/reject.hpp"
#include "server/gateway/token_bucket.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace paraninfo::gateway {

struct JoinAsked {
    RequestId id;
    std::optional<Position> position;
};
struct CommandAsked {
    RequestId id;
    SubmitCommand command;
};
struct Refused {
    std::string json;                // a whole server message
    std::optional<CloseCode> close;  // and then this, if it was one too many
};
using Asked = std::variant<JoinAsked, CommandAsked, Refused>;

class Conversation {
  public:
    static constexpr int malformed_max = 5;  // the fifth ends the connection
    static constexpr int limited_max = 50;   // as many refusals in a row for speed

    // `joined`: for POST, which needs no join.
    Conversation(config::Rate messages, TokenBucket::Time now, bool joined = false)
        : bucket_(messages, now), joined_(joined), posting_(joined) {}

    Asked read(std::string_view text, TokenBucket::Time now);

  private:
    Refused refuse(const RequestId& id, const Reject& reject);

    TokenBucket bucket_;
    int malformed_ = 0;
    int limited_ = 0;
    bool joined_;
    bool posting_;
};

}  // namespace paraninfo::gateway
