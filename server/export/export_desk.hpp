// Where the gateway has exports made: one thread that makes one after the other, with a bounded queue before
// it and a pace for each login. Callable from any thread; answers come on the desk's thread.
#pragma once

#include "server/export/exporter.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace paraninfo::exports {

inline constexpr std::size_t queued_max = 8;                   // besides the one that is being made
inline constexpr std::size_t made_per_minute = 6;              // of one login
inline constexpr std::uintmax_t answer_bytes_max = 64u << 20;  // what is larger the command line makes

// Whose the order is; for the log.
struct Asker {
    std::string login;
    PersonId person;
};

struct Result {
    enum class Outcome { made, too_large, failed };
    Outcome outcome = Outcome::failed;
    std::string file_name;
    std::string bytes;
};

class ExportDesk {
  public:
    using Steady = std::chrono::steady_clock;
    enum class Taken {
        yes,
        busy,  // the login has one on its way, or had enough within the minute
        full
    };

    // Files lie below <data_dir>/exports, which is emptied now.
    explicit ExportDesk(Source source);
    // What is being made is given up; what waits is not answered.
    ~ExportDesk();
    ExportDesk(const ExportDesk&) = delete;
    ExportDesk& operator=(const ExportDesk&) = delete;

    // What is asked for from now on is made from this; the folder stays that of the start.
    void use(Source source);

    // Short work beside the files, in its turn: what the desk's people look up or correct. It must not throw.
    // False when too much waits.
    bool ask(std::function<void(const Source&)> work);

    // `done` is called once if it was taken, unless the desk ends before.
    Taken submit(Order order, Asker asker, std::function<void(Result)> done,
                 Steady::time_point now = Steady::now());

  private:
    struct Job {
        Order order;
        Asker asker;
        std::function<void(Result)> done;
        std::function<void(const Source&)> work = {};  // instead of all that
    };
    struct Login {
        bool busy = false;
        std::deque<Steady::time_point> begun;  // within the last minute
    };
    void run(const std::stop_token& stop);
    static Result make(const Source& source, const Job& job, const std::stop_token& stop);
    void forget_old(Steady::time_point now);

    std::mutex mutex_;
    Source source_;
    std::condition_variable_any changed_;
    std::deque<Job> queue_;
    std::unordered_map<std::string, Login> logins_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace paraninfo::exports
