// How much of answers waits that are one connection's own: pieces of a segment, and what was read from the
// disk. What all viewers get is one buffer for all; these are a copy each, and who asks for many and reads
// slowly would fill the memory with them. One shard's; on its thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>

namespace paraninfo::gateway {

class OwnBytes : public std::enable_shared_from_this<OwnBytes> {
  public:
    static constexpr std::size_t of_one_max = 32U << 20;  // a login's, or an address's that shows none
    static constexpr std::size_t of_all_max = 512U << 20;

    // A place that is given back when its last reference goes; null where too much waits. The first of one
    // who has nothing waiting may be of any size.
    std::shared_ptr<void> take(const std::string& who, std::size_t bytes) {
        const auto known = waiting_.find(who);
        const std::size_t had = known == waiting_.end() ? 0 : known->second;
        if ((had > 0 && had + bytes > of_one_max) || all_ + bytes > of_all_max) return nullptr;
        waiting_[who] += bytes;
        all_ += bytes;
        return {this, [self = shared_from_this(), who, bytes](void*) { self->give_back(who, bytes); }};
    }
    std::size_t waiting() const { return all_; }

  private:
    void give_back(const std::string& who, std::size_t bytes) {
        all_ -= bytes;
        const auto found = waiting_.find(who);
        if (found != waiting_.end() && (found->second -= bytes) == 0) waiting_.erase(found);
    }

    std::unordered_map<std::string, std::size_t> waiting_;
    std::size_t all_ = 0;
};

}  // namespace paraninfo::gateway
