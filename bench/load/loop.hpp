#pragma once
// One thread's event loop for the load generator: epoll, timers on the steady clock, nothing shared.
// It is not Asio, so that what is measured and what measures have no code in common.

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>

namespace paraninfo::load {

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;

// What epoll tells; the watcher outlives its registration.
class Watcher {
  public:
    virtual ~Watcher() = default;
    virtual void ready(std::uint32_t events) = 0;
};

class Loop {
  public:
    // Awake: looks for events without ever sleeping, so that no server pays for waking the generator up.
    explicit Loop(bool awake = false);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void watch(int fd, std::uint32_t events, Watcher& watcher);
    void change(int fd, std::uint32_t events, Watcher& watcher);
    void forget(int fd);

    void at(TimePoint when, std::function<void()> what);
    void after(std::chrono::nanoseconds wait, std::function<void()> what) {
        at(Clock::now() + wait, std::move(what));
    }

    // Runs until stop() or the deadline; true when stopped by stop().
    bool run_until(TimePoint deadline);
    void stop() { stopped_ = true; }
    // The processor's time that went into looks which found nothing; none unless awake.
    std::chrono::nanoseconds idle() const { return idle_; }

  private:
    void run_timers();

    int epoll_;
    const bool awake_;
    std::chrono::nanoseconds idle_{0};
    bool stopped_ = false;
    std::multimap<TimePoint, std::function<void()>> timers_;
};

}  // namespace paraninfo::load
