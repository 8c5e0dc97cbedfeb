#include "server/gateway/conversation.hpp"

#include "protocol/json/reply.hpp"
#include "protocol/json/request.hpp"

namespace paraninfo::gateway {
namespace {

Reject because(Reason reason) {
    Reject reject;
    reject.reason = reason;
    return reject;
}

bool is_malformed(Reason reason) {
    return reason == Reason::parse || reason == Reason::invalid;
}

}  // namespace

Refused Conversation::refuse(const RequestId& id, const Reject& reject) {
    Refused refused{json::encode_reject(id, reject), std::nullopt};
    if (is_malformed(reject.reason) && ++malformed_ >= malformed_max) refused.close = CloseCode::protocol;
    if (reject.reason == Reason::limited && ++limited_ >= limited_max) refused.close = CloseCode::flooding;
    return refused;
}

Asked Conversation::read(std::string_view text, TokenBucket::Time now) {
    const bool in_time = bucket_.take(now);
    auto parsed = json::parse_request(text);
    // A malformed message counts as such at any speed; every other one is held to the pace.
    if (!in_time && (parsed || !is_malformed(parsed.error().reject.reason))) {
        Reject limited = because(Reason::limited);
        limited.retry_after_ms = bucket_.wait().count();
        return refuse(parsed ? parsed->id : parsed.error().id, limited);
    }
    if (!parsed) return refuse(parsed.error().id, parsed.error().reject);
    Request& request = *parsed;
    limited_ = 0;
    if (auto* join = std::get_if<JoinRoom>(&request.what)) {
        // A second join, or one by POST, is no request of this envelope.
        if (joined_ || posting_) return refuse(request.id, because(Reason::invalid));
        joined_ = true;
        return JoinAsked{std::move(request.id), std::move(join->position)};
    }
    if (!joined_) return refuse(request.id, because(Reason::not_joined));
    return CommandAsked{std::move(request.id), std::move(std::get<SubmitCommand>(request.what))};
}

}  // namespace paraninfo::gateway
