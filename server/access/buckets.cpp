#include "server/access/buckets.hpp"

#include <algorithm>
#include <cmath>

namespace paraninfo::access {
namespace {

constexpr double one_token = 1 - 1e-9;  // sums of fractions fall a little short

}  // namespace

std::int64_t Buckets::take(const std::string& key, std::int64_t steady_ms) {
    auto found = buckets_.find(key);
    if (found == buckets_.end()) {
        make_room(steady_ms);
        found = buckets_.emplace(key, Bucket{rate_.burst, steady_ms}).first;
    }
    auto& bucket = found->second;
    bucket = {tokens_now(bucket, steady_ms), steady_ms};
    if (bucket.tokens >= one_token) {
        bucket.tokens -= 1;
        return 0;
    }
    return wait_for(bucket.tokens);
}

std::int64_t Buckets::wait(const std::string& key, std::int64_t steady_ms) {
    const auto found = buckets_.find(key);
    if (found == buckets_.end()) return 0;
    const auto tokens = tokens_now(found->second, steady_ms);
    if (tokens >= one_token) return 0;
    return wait_for(tokens);
}

std::int64_t Buckets::wait_for(double tokens) const {
    constexpr double rounding = 1e-6;
    return static_cast<std::int64_t>(std::ceil((1 - tokens) / rate_.per_second * 1000 - rounding));
}

double Buckets::tokens_now(const Bucket& bucket, std::int64_t steady_ms) const {
    const auto passed = static_cast<double>(std::max<std::int64_t>(0, steady_ms - bucket.at_ms));
    return std::min(rate_.burst, bucket.tokens + passed / 1000 * rate_.per_second);
}

void Buckets::make_room(std::int64_t steady_ms) {
    if (buckets_.size() < keys_max_) return;
    std::erase_if(buckets_,
                  [&](const auto& one) { return tokens_now(one.second, steady_ms) >= rate_.burst; });
    if (buckets_.size() >= keys_max_) buckets_.clear();
}

}  // namespace paraninfo::access
