#pragma once

#include "protocol/media_link/messages.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace paraninfo::test {

// What the listener told and the programme's end got, to be waited for.
class FeedRecord {
  public:
    void state(const media_link::FeedState& state) {
        const std::lock_guard lock{mutex_};
        states_.push_back(state);
        changed_.notify_all();
    }
    void bytes(std::size_t count) {
        const std::lock_guard lock{mutex_};
        bytes_ += count;
        changed_.notify_all();
    }
    void begin() {
        const std::lock_guard lock{mutex_};
        ++sessions_;
        changed_.notify_all();
    }
    bool wait_for_state(media_link::FeedState::State state, std::uint16_t code = 0) {
        return wait([this, state, code] {
            for (const auto& seen : states_) {
                if (seen.state == state && seen.code == code) return true;
            }
            return false;
        });
    }
    bool wait_for_states(media_link::FeedState::State state, int times) {
        return wait([this, state, times] { return count(state) >= times; });
    }
    // What `attempt` makes the listener say of a publisher: true once it is taken, false once it is refused.
    template <typename Attempt>
    bool is_taken(Attempt attempt) {
        using State = media_link::FeedState::State;
        int refused = 0;
        int taken = 0;
        {
            const std::lock_guard lock{mutex_};
            refused = count(State::refused);
            taken = count(State::connected);
        }
        attempt();
        wait([&] { return count(State::refused) > refused || count(State::connected) > taken; });
        const std::lock_guard lock{mutex_};
        return count(State::connected) > taken;
    }
    bool wait_for_more_bytes(std::size_t count) {
        std::size_t target = 0;
        {
            const std::lock_guard lock{mutex_};
            target = bytes_ + count;
        }
        return wait([this, target] { return bytes_ >= target; });
    }
    // In all.
    bool wait_for_bytes(std::size_t count) {
        return wait([this, count] { return bytes_ >= count; });
    }
    int sessions() {
        const std::lock_guard lock{mutex_};
        return sessions_;
    }

  private:
    int count(media_link::FeedState::State state) const {
        int count = 0;
        for (const auto& seen : states_) count += seen.state == state ? 1 : 0;
        return count;
    }
    template <typename Condition>
    bool wait(Condition condition) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, std::chrono::seconds{20}, condition);
    }
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<media_link::FeedState> states_;
    std::size_t bytes_ = 0;
    int sessions_ = 0;
};

}  // namespace paraninfo::test
