// Token buckets by key (an address, a link), bounded in number: when there are too many keys, those whose
// buckets are full again are forgotten, and if none is, all are. Not thread-safe; time is given.
#pragma once

#include "config/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace paraninfo::access {

class Buckets {
  public:
    explicit Buckets(config::Rate rate, std::size_t keys_max = 20000) : rate_(rate), keys_max_(keys_max) {}

    // Takes one token: 0, or how long until there is one.
    std::int64_t take(const std::string& key, std::int64_t steady_ms);
    // The same without taking.
    std::int64_t wait(const std::string& key, std::int64_t steady_ms);
    std::size_t size() const { return buckets_.size(); }

  private:
    struct Bucket {
        double tokens = 0;
        std::int64_t at_ms = 0;
    };
    double tokens_now(const Bucket& bucket, std::int64_t steady_ms) const;
    std::int64_t wait_for(double tokens) const;
    void make_room(std::int64_t steady_ms);

    config::Rate rate_;
    std::size_t keys_max_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace paraninfo::access
