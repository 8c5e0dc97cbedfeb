#include "server/room/token_bucket.hpp"

#include <algorithm>
#include <cmath>

namespace paraninfo::room {

namespace {
constexpr double enough = 1.0 - 1e-9;  // so that waiting exactly as long as told suffices
}

double TokenBucket::filled(const Rate& rate, std::int64_t now_ms) const {
    const auto passed = std::max<std::int64_t>(0, now_ms - filled_at_ms_);
    return std::min(rate.burst, tokens_ + static_cast<double>(passed) / 1000 * rate.per_second);
}

void TokenBucket::fill(const Rate& rate, std::int64_t now_ms) {
    tokens_ = filled(rate, now_ms);
    filled_at_ms_ = std::max(filled_at_ms_, now_ms);
}

std::int64_t TokenBucket::wait_ms(const Rate& rate, std::int64_t now_ms) {
    fill(rate, now_ms);
    if (tokens_ >= enough) return 0;
    return static_cast<std::int64_t>(std::ceil((1 - tokens_) / rate.per_second * 1000));
}

void TokenBucket::take(const Rate& rate, std::int64_t now_ms) {
    fill(rate, now_ms);
    tokens_ = std::max(0.0, tokens_ - 1);
}

bool TokenBucket::is_full(const Rate& rate, std::int64_t now_ms) const {
    return filled(rate, now_ms) >= rate.burst;
}

}  // namespace paraninfo::room
