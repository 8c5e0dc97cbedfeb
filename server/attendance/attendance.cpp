#include "server/attendance/attendance.hpp"

#include "server/observe/log.hpp"

#include <utility>

namespace paraninfo::attendance {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

}  // namespace

Attendance::Attendance(Options options)
    : options_(std::move(options)), store_(options_.data_dir / "attendance.db") {
    const auto now = options_.wall_ms();
    erase_old(now);
    ledger_.resume(store_.ending_since(now - silence_max_ms), now);
    if (options_.own_thread) thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Attendance::~Attendance() {
    if (thread_.joinable()) {
        thread_.request_stop();
        thread_.join();
    }
    step();
}

Taken Attendance::take(const Sign& sign) {
    const auto now = options_.wall_ms();
    const std::lock_guard lock(mutex_);
    return ledger_.take(sign, now);
}

void Attendance::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stopping_.wait_for(lock, stop, commit_every, [&] { return stop.stop_requested(); })) {
        lock.unlock();
        step();
        lock.lock();
    }
}

void Attendance::step() {
    const auto now = options_.wall_ms();
    std::vector<Interval> rows;
    {
        const std::lock_guard lock(mutex_);
        rows = ledger_.changed(now);
    }
    try {
        if (!rows.empty()) store_.commit(rows);
        rows.clear();
        if (now - erased_at_ms_ >= day_ms) erase_old(now);
    } catch (const database::Error& error) {
        observe::log_error("attendance.write_failed", {{"why", error.what()}});
        const std::lock_guard lock(mutex_);
        ledger_.put_back(rows);
    }
}

void Attendance::erase_old(std::int64_t now_ms) {
    const auto erased = store_.erase_before(now_ms - options_.keep_days * day_ms);
    erased_at_ms_ = now_ms;
    if (erased > 0) observe::log_info("attendance.erased", {{"rows", erased}});
}

}  // namespace paraninfo::attendance
