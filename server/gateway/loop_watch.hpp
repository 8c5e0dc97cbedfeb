// How long the handlers of one loop take: the longest in thread CPU time, and how late a timer comes (wall),
// as a histogram. Written by the loop's thread, read by any.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace paraninfo::gateway {

class LoopWatch {
  public:
    // Of the thread that calls.
    static std::chrono::nanoseconds thread_cpu();

    void handler_took(std::chrono::nanoseconds cpu);
    void timer_was_late(std::chrono::nanoseconds wall);

    double stall_max_ms() const;
    // 99.9 % of timers came at most this late, with a resolution of a quarter.
    double wall_p999_ms() const;
    void reset();

  private:
    static constexpr std::size_t buckets = 80;  // four to each doubling, from 1 µs on
    std::atomic<std::int64_t> stall_max_ns_{0};
    std::array<std::atomic<std::uint64_t>, buckets> late_{};
};

}  // namespace paraninfo::gateway
