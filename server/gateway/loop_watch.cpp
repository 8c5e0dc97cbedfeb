#include "server/gateway/loop_watch.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace paraninfo::gateway {
namespace {

double upper_bound_ms(std::size_t bucket) {
    return std::exp2(static_cast<double>(bucket + 1) / 4) / 1000;
}

}  // namespace

std::chrono::nanoseconds LoopWatch::thread_cpu() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

void LoopWatch::handler_took(std::chrono::nanoseconds cpu) {
    if (cpu.count() > stall_max_ns_.load(std::memory_order_relaxed))
        stall_max_ns_.store(cpu.count(), std::memory_order_relaxed);
}

void LoopWatch::timer_was_late(std::chrono::nanoseconds wall) {
    const double micros = std::max(1.0, static_cast<double>(wall.count()) / 1000);
    const auto bucket = std::min(buckets - 1, static_cast<std::size_t>(std::log2(micros) * 4));
    late_[bucket].fetch_add(1, std::memory_order_relaxed);
}

double LoopWatch::stall_max_ms() const {
    return static_cast<double>(stall_max_ns_.load(std::memory_order_relaxed)) / 1e6;
}

double LoopWatch::wall_p999_ms() const {
    std::uint64_t total = 0;
    for (const auto& count : late_) total += count.load(std::memory_order_relaxed);
    if (total == 0) return 0;
    const std::uint64_t wanted = total - total / 1000;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
        seen += late_[i].load(std::memory_order_relaxed);
        if (seen >= wanted) return upper_bound_ms(i);
    }
    return upper_bound_ms(buckets - 1);
}

void LoopWatch::reset() {
    stall_max_ns_.store(0, std::memory_order_relaxed);
    for (auto& count : late_) count.store(0, std::memory_order_relaxed);
}

}  // namespace paraninfo::gateway
