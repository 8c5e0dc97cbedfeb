// One worker's life, whatever its role: started, awaited, connected, silent, killed, started again. Owns its
// process and its connection. What it says beyond life is its Role's. Lives on the rooms thread.
#pragma once

#include "server/observe/metrics.hpp"
#include "server/workers/connection.hpp"
#include "server/workers/plan.hpp"
#include "server/workers/processes.hpp"
#include "server/workers/restarts.hpp"
#include "server/workers/run_file.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace paraninfo::workers {

// What differs between the ingest and a programme.
class Role {
  public:
    virtual ~Role() = default;
    virtual void started(const RunRecord& run) = 0;  // persists it; throws if the disk refuses
    // A connection said hello for the current run: the first one, or again after it was lost.
    virtual void connected(const RunRecord& run, Connection& connection) = 0;
    // Empty, or what the message breaks.
    virtual std::string_view received(const media_link::Message& message) = 0;
    virtual void batch_done() = 0;
    // The process is gone, and so is all that it sent. True if its run had brought something to show.
    virtual bool ended() = 0;
};

struct WorkerCounts {
    std::uint64_t starts = 0, adoptions = 0, kills = 0;
    bool operator==(const WorkerCounts&) const = default;
};

class Worker : public ConnectionOwner {
  public:
    using Time = std::chrono::steady_clock::time_point;
    using Clock = std::function<Time()>;

    struct Settings {
        std::string name;  // in logs and file names
        Command command;   // without --run, which is added for each start
        media_link::Role role = media_link::Role::programme;
        std::string room;
        Timings timings;
    };

    Worker(Settings settings, Processes& processes, Role& role, Clock clock);
    ~Worker() override;

    // Takes over the process of a former gateway, or starts one.
    void adopt_or_start(const std::optional<RunRecord>& former);
    // True if this hello, said by the process at the other end, is this worker's; then the connection is too.
    bool take(const media_link::Hello& hello, const std::shared_ptr<Connection>& connection);
    void tick();
    // False while nobody is connected.
    bool send(const media_link::Message& message);
    void stop();  // told, or killed where it cannot be told; not started again
    bool is_gone() const { return !process_; }
    bool is_connected() const { return connection_ != nullptr; }
    const WorkerCounts& counts() const { return counts_; }
    const media_link::Health& health() const { return health_; }
    const std::string& name() const { return settings_.name; }

    void received(Connection& connection, media_link::Message& message) override;
    void batch_done(Connection& connection) override;
    void lost(Connection& connection, std::string_view fault) override;

  private:
    void start();
    void process_ended(Ending ending);
    void count(std::uint64_t& total, const char* metric, const char* help) const;
    void kill(std::string_view reason);
    void show_health();
    std::string label() const;  // of its metrics
    void log_from_worker(const media_link::Log& log);
    bool counts_as_crash(Ending ending, bool had_shown) const;

    const Settings settings_;
    Processes& processes_;
    Role& role_;
    const Clock clock_;
    Restarts restarts_;
    observe::Gauge& resident_;
    observe::Gauge& dropped_;
    observe::Gauge& shed_;
    std::unique_ptr<Process> process_;
    std::shared_ptr<Connection> connection_;
    RunRecord run_;
    WorkerCounts counts_;
    media_link::Health health_;
    Time deadline_{};    // without a hello or a health by then: killed
    Time start_at_{};    // with no process: when to start one
    Time log_window_{};  // of the lines counted in log_lines_
    std::size_t log_lines_ = 0;
    bool killed_ = false;
    bool stopping_ = false;
};

}  // namespace paraninfo::workers
