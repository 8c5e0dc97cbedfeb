// Time as a room needs it: what hour it is, and being called later. Tests drive it by hand.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace paraninfo::live {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual std::int64_t wall_ms() const = 0;    // UTC; for the journal and for display
    virtual std::int64_t steady_ms() const = 0;  // never goes back; for limits
    // Calls `then` on the rooms thread, once, not before `delay` has passed.
    virtual void after(std::chrono::milliseconds delay, std::function<void()> then) = 0;
};

}  // namespace paraninfo::live
