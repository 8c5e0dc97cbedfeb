#pragma once

// The programme's own clock: calls the beat at each of its instants, on a thread of its own. A short delay is
// caught up step by step, so that no instant is skipped; a long one ends the run.

#include "media/program/feed.hpp"

#include <atomic>
#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace paraninfo::program {

class Pump {
  public:
    static constexpr Instant late_max = std::chrono::seconds(3);

    // `at`: its instant; `late`: how much after it the step begins.
    using OnStep = std::function<void(std::uint64_t step, Instant at, Instant late)>;

    // Step n is due `n / rate` seconds after `origin` (CLOCK_MONOTONIC). `failed` is called on the pump's
    // thread.
    Pump(Instant origin, std::uint64_t rate, OnStep on_step, std::function<void(const std::string&)> failed);
    ~Pump() = default;  // after the step in hand
    Pump(const Pump&) = delete;
    Pump& operator=(const Pump&) = delete;

    // How much after its instant the newest step began; any thread.
    Instant late() const { return late_; }

  private:
    void run(const std::stop_token& stop);

    const Instant origin_;
    const std::uint64_t rate_;
    OnStep on_step_;
    std::function<void(const std::string&)> failed_;
    std::atomic<Instant> late_ = Instant{0};
    std::jthread thread_;  // last made, first ended
};

}  // namespace paraninfo::program
