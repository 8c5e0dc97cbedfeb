#include "bench/load/loop.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace paraninfo::load {

namespace {
constexpr int events_a_turn = 512;
constexpr std::chrono::milliseconds longest_wait{100};
}  // namespace

Loop::Loop(bool awake) : epoll_(epoll_create1(EPOLL_CLOEXEC)), awake_(awake) {
    if (epoll_ < 0) throw std::runtime_error("epoll_create1 failed");
}

Loop::~Loop() {
    close(epoll_);
}

void Loop::watch(int fd, std::uint32_t events, Watcher& watcher) {
    epoll_event event{.events = events, .data = {.ptr = &watcher}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
}

void Loop::change(int fd, std::uint32_t events, Watcher& watcher) {
    epoll_event event{.events = events, .data = {.ptr = &watcher}};
    epoll_ctl(epoll_, EPOLL_CTL_MOD, fd, &event);
}

void Loop::forget(int fd) {
    epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
}

void Loop::at(TimePoint when, std::function<void()> what) {
    timers_.emplace(when, std::move(what));
}

void Loop::run_timers() {
    const auto now = Clock::now();
    while (!timers_.empty() && timers_.begin()->first <= now && !stopped_) {
        const auto what = std::move(timers_.begin()->second);
        timers_.erase(timers_.begin());
        what();
    }
}

bool Loop::run_until(TimePoint deadline) {
    std::array<epoll_event, events_a_turn> events{};
    stopped_ = false;
    while (!stopped_ && Clock::now() < deadline) {
        const auto now = Clock::now();
        auto until = std::min(deadline, now + longest_wait);
        if (!timers_.empty()) until = std::min(until, timers_.begin()->first);
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
        const int count = epoll_wait(epoll_, events.data(), events_a_turn,
                                     awake_ ? 0 : static_cast<int>(std::max(wait, 0L)));
        if (awake_ && count == 0) idle_ += Clock::now() - now;
        for (int i = 0; i < count && !stopped_; ++i) {
            auto& event = events[static_cast<std::size_t>(i)];
            static_cast<Watcher*>(event.data.ptr)->ready(event.events);
        }
        run_timers();
    }
    return stopped_;
}

}  // namespace paraninfo::load
