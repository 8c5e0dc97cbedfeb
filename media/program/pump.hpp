#pragma once

// The programme's own clock: calls the beat once a frame at its instant, on a thread of its own. A short
// delay is caught up frame by frame, so that no instant is skipped; a long one ends the run.

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

    using OnFrame = std::function<void(std::uint64_t frame, Instant at)>;

    // Frame n is due `n / fps` seconds after `origin` (CLOCK_MONOTONIC). `failed` is called on the pump's
    // thread.
    Pump(Instant origin, std::uint32_t fps, OnFrame on_frame, std::function<void(const std::string&)> failed);
    ~Pump() = default;  // after the frame in hand
    Pump(const Pump&) = delete;
    Pump& operator=(const Pump&) = delete;

    // How much after its instant the newest frame began; any thread.
    Instant late() const { return late_; }

  private:
    void run(const std::stop_token& stop);

    const Instant origin_;
    const std::uint32_t fps_;
    OnFrame on_frame_;
    std::function<void(const std::string&)> failed_;
    std::atomic<Instant> late_ = Instant{0};
    std::jthread thread_;  // last made, first ended
};

}  // namespace paraninfo::program
