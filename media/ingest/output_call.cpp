#include "media/ingest/output_call.hpp"

#include <algorithm>

namespace paraninfo::ingest {

SrtSocket OutputCall::tend(Time now, std::uint16_t& refusal) {
    if (looking_up_.valid()) return look_up_done(now, refusal);
    if (calling_) return answer_of(now, refusal);
    if (now < next_) return {};
    looking_up_ = lookups_.begin(to_.host, to_.port);
    return {};
}

SrtSocket OutputCall::look_up_done(Time now, std::uint16_t& refusal) {
    if (looking_up_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) return {};
    const auto where = looking_up_.get();
    if (where) calling_ = call_srt(*where, to_.passphrase, to_.streamid, to_.latency);
    called_at_ = now;
    if (calling_) return {};
    refusal = 504;
    failed(now);
    return {};
}

SrtSocket OutputCall::answer_of(Time now, std::uint16_t& refusal) {
    const CallState state = state_of_call(calling_);
    if (state == CallState::connected) {
        wait_ = wait_min;
        return std::move(calling_);
    }
    if (state == CallState::calling && now - called_at_ < answer_within) return {};
    refusal = state == CallState::calling ? std::uint16_t{504} : refusal_of_call(calling_);
    calling_.reset();
    failed(now);
    return {};
}

void OutputCall::failed(Time now) {
    next_ = now + wait_;
    wait_ = std::min(2 * wait_, wait_max);
}

void OutputCall::lost(Time now) {
    next_ = now + wait_min;
}

}  // namespace paraninfo::ingest
