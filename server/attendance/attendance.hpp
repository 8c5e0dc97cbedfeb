// Who was there and when: takes the signs of pages from any thread and makes them durable on a thread of its
// own, in one commit each 15 s. A crash loses what is younger than the last commit, never what was durable:
// an interval ends with its last sign of life there.
#pragma once

#include "server/attendance/ledger.hpp"
#include "server/attendance/store.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace paraninfo::attendance {

inline constexpr std::chrono::milliseconds commit_every{15'000};

struct Options {
    std::filesystem::path data_dir;
    int keep_days = 365;
    std::function<std::int64_t()> wall_ms;  // UTC since 1970
    bool own_thread = true;                 // false: the caller drives it by step()
};

class Attendance {
  public:
    // Opens <data_dir>/attendance.db, making it at the first start, and erases what is too old. Throws at a
    // broken start.
    explicit Attendance(Options options);
    // Commits what was taken.
    ~Attendance();
    Attendance(const Attendance&) = delete;
    Attendance& operator=(const Attendance&) = delete;

    // A short mutex, no disk.
    Taken take(const Sign& sign);

    // Without own thread: commits what changed, and erases what is too old once a day.
    void step();

  private:
    void run(const std::stop_token& stop);
    void erase_old(std::int64_t now_ms);

    const Options options_;
    Store store_;  // the thread's, after construction
    std::int64_t erased_at_ms_ = 0;
    std::mutex mutex_;
    Ledger ledger_;
    std::condition_variable_any stopping_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace paraninfo::attendance
