#include "server/attendance/attendance.hpp"

#include "server/observe/log.hpp"

#include <utility>

namespace paraninfo::attendance {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

}  // namespace

Attendance::Attendance(Options options)
    : options_(std::move(options)),
      store_(options_.data_dir / "attendance.db"),
      sessions_(options_.sessions) {
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

Taken Attendance::take(const Sign& sign, const std::optional<Playing>& playing) {
    const auto now = options_.wall_ms();
    Taken taken = Taken::full;
    {
        const std::lock_guard lock(mutex_);
        taken = ledger_.take(sign, now);
    }
    if (taken == Taken::yes) viewing_.take(sign.room, sign.person, sign.page, playing, now);
    return taken;
}

std::map<std::string, Viewers> Attendance::viewers() {
    return viewing_.look(options_.wall_ms());
}

std::vector<config::Session> Attendance::sessions() {
    const std::lock_guard lock(mutex_);
    return sessions_;
}

void Attendance::use(std::vector<config::Session> sessions) {
    const std::lock_guard lock(mutex_);
    sessions_ = std::move(sessions);
}

bool Attendance::check_in(Scan scan, Scanned done) {
    const std::lock_guard lock(mutex_);
    if (scans_.size() >= scans_waiting_max) return false;
    scans_.push_back({std::move(scan), std::move(done)});
    changed_.notify_one();
    return true;
}

void Attendance::run(const std::stop_token& stop) {
    auto next = std::chrono::steady_clock::now() + commit_every;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait_until(lock, stop, next, [&] { return !scans_.empty(); });
        }
        if (std::chrono::steady_clock::now() < next) {
            keep_scans();
            continue;
        }
        step();
        next = std::chrono::steady_clock::now() + commit_every;
    }
}

void Attendance::keep_scans() {
    std::vector<Waiting> waiting;
    std::vector<config::Session> sessions;
    {
        const std::lock_guard lock(mutex_);
        waiting.swap(scans_);
        if (!waiting.empty()) sessions = sessions_;
    }
    if (waiting.empty()) return;
    std::vector<Scan> scans;
    for (auto& one : waiting) scans.push_back(std::move(one.scan));
    std::vector<DoorAnswer> answers;
    try {
        answers =
            store_.scans().keep(scans, [&](const std::string& room) { return days_of(sessions, room); });
    } catch (const database::Error& error) {
        observe::log_error("attendance.write_failed", {{"why", error.what()}});
    }
    for (std::size_t i = 0; i < waiting.size(); ++i)
        waiting[i].done(i < answers.size() ? std::optional(answers[i]) : std::nullopt);
}

void Attendance::step() {
    keep_scans();
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
