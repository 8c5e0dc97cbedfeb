// Who was there and when: takes the signs of pages from any thread and makes them durable on a thread of its
// own, in one commit each 15 s. A crash loses what is younger than the last commit, never what was durable:
// an interval ends with its last sign of life there. Scans at the hall's door are committed at once, all that
// wait in one, and answered then.
#pragma once

#include "server/attendance/ledger.hpp"
#include "server/attendance/store.hpp"
#include "server/attendance/viewing.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace paraninfo::attendance {

inline constexpr std::chrono::milliseconds commit_every{15'000};
inline constexpr std::size_t scans_waiting_max = 1000;

struct Options {
    std::filesystem::path data_dir;
    int keep_days = 365;
    std::function<std::int64_t()> wall_ms;       // UTC since 1970
    bool own_thread = true;                      // false: the caller drives it by step()
    std::vector<config::Session> sessions = {};  // of all rooms; see use
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

    // A short mutex, no disk. What is refused tells nothing of the picture either.
    Taken take(const Sign& sign, const std::optional<Playing>& playing = {});
    // How the picture comes to each room where something plays or played.
    std::map<std::string, Viewers> viewers();

    // The agenda from now on: at the end of its days forgotten scans end. A short mutex.
    void use(std::vector<config::Session> sessions);
    std::vector<config::Session> sessions();

    // Nothing: the disk refused.
    using Scanned = std::function<void(std::optional<DoorAnswer>)>;
    // `done` is called once on the attendance thread, when the scan is durable; it must only post. False when
    // too many wait. A short mutex, no disk.
    bool check_in(Scan scan, Scanned done);

    // Without own thread: commits what changed, and erases what is too old once a day.
    void step();

  private:
    struct Waiting {
        Scan scan;
        Scanned done;
    };

    void run(const std::stop_token& stop);
    void keep_scans();
    void erase_old(std::int64_t now_ms);

    const Options options_;
    Store store_;  // the thread's, after construction
    std::int64_t erased_at_ms_ = 0;
    std::mutex mutex_;
    Ledger ledger_;
    Viewing viewing_;  // has a mutex of its own
    std::vector<Waiting> scans_;
    std::vector<config::Session> sessions_;
    std::condition_variable_any changed_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace paraninfo::attendance
