// How many sockets, connections or waiting requests each login holds. Callable from any thread.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace paraninfo::gateway {

class SocketCounts : public std::enable_shared_from_this<SocketCounts> {
  public:
    explicit SocketCounts(int most) : most_(most) {}

    // A place that is given back when its last reference goes; null when the login has `most` already.
    std::shared_ptr<void> take(const std::string& login) {
        const std::lock_guard lock(mutex_);
        int& count = counts_[login];
        if (count >= most_) return nullptr;
        ++count;
        return {this, [self = shared_from_this(), login](void*) { self->give_back(login); }};
    }

  private:
    void give_back(const std::string& login) {
        const std::lock_guard lock(mutex_);
        const auto found = counts_.find(login);
        if (found != counts_.end() && --found->second == 0) counts_.erase(found);
    }

    const int most_;
    std::mutex mutex_;
    std::unordered_map<std::string, int> counts_;
};

}  // namespace paraninfo::gateway
