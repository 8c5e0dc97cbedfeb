#include "server/workers/worker.hpp"

#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"
#include "server/workers/last_words.hpp"

#include <algorithm>
#include <csignal>
#include <system_error>

namespace paraninfo::workers {
namespace {

constexpr std::size_t log_lines_per_second_max = 20;
constexpr std::chrono::seconds start_again{1};
constexpr int status_configuration_changed = 4;

observe::Level level_of(media_link::Level level) {
    switch (level) {
        case media_link::Level::debug:
            return observe::Level::debug;
        case media_link::Level::info:
            return observe::Level::info;
        case media_link::Level::warning:
            return observe::Level::warn;
        case media_link::Level::error:
            return observe::Level::error;
    }
    return observe::Level::error;
}

}  // namespace

Worker::Worker(Settings settings, Processes& processes, Role& role, Clock clock)
    : settings_(std::move(settings)),
      processes_(processes),
      role_(role),
      clock_(std::move(clock)),
      restarts_(settings_.timings.starts_per_minute_max),
      resident_(observe::gauge("paraninfo_worker_resident_bytes", "Memory of a worker.", label())),
      dropped_(observe::gauge("paraninfo_worker_frames_dropped",
                              "Frames left out, or programmes cut off by the ingest.", label())),
      shed_(observe::gauge("paraninfo_worker_renditions_shed",
                           "Renditions not encoded: the machine is too slow", label())) {
}

std::string Worker::label() const {
    return "worker=\"" + settings_.name + '"';
}

// Counted for each worker under its own label.
void Worker::count(std::uint64_t& total, const char* metric, const char* help) const {
    ++total;
    observe::counter(metric, help, label()).add();
}

Worker::~Worker() {
    if (connection_) connection_->close();
}

void Worker::adopt_or_start(const std::optional<RunRecord>& former) {
    if (former && former->boot == boot_id()) {
        process_ = processes_.adopt(former->process, [this](Ending ending) { process_ended(ending); });
    }
    if (!process_) return start();
    run_ = *former;
    count(counts_.adoptions, "paraninfo_worker_adoptions_total", "Workers taken over from a former gateway");
    deadline_ = clock_() + settings_.timings.adoption;
    observe::log_info("worker.found", {{"worker", settings_.name}, {"pid", run_.process.pid}});
}

void Worker::start() {
    const Time now = clock_();
    Command command = settings_.command;
    run_ = RunRecord{boot_id(), random_hex(media_link::run_id_bytes / 2), {}};
    command.arguments.insert(command.arguments.end(), {"--run", run_.run});
    process_ = processes_.start(command, [this](Ending ending) { process_ended(ending); });
    killed_ = false;
    if (!process_) {
        start_at_ = now + start_again;
        return;
    }
    count(counts_.starts, "paraninfo_worker_starts_total", "Worker processes started");
    run_.process = process_->id();
    deadline_ = now + settings_.timings.first_health;
    observe::log_info("worker.started", {{"worker", settings_.name}, {"pid", run_.process.pid}});
    try {
        role_.started(run_);
    } catch (const std::system_error& error) {
        kill(error.what());
    }
}

bool Worker::take(const media_link::Hello& hello, const std::shared_ptr<Connection>& connection) {
    if (!process_ || killed_ || hello.run != run_.run || hello.role != settings_.role) return false;
    if (hello.room != settings_.room || connection->peer() != run_.process.pid) return false;
    if (connection_) connection_->close();
    connection_ = connection;
    connection_->set_owner(*this);
    deadline_ = clock_() + settings_.timings.silence;
    if (stopping_) {
        connection_->send(media_link::Stop{});
        return true;
    }
    try {
        role_.connected(run_, *connection_);
    } catch (const std::system_error& error) {
        kill(error.what());
    }
    return true;
}

bool Worker::send(const media_link::Message& message) {
    if (!connection_) return false;
    connection_->send(message);
    return true;
}

void Worker::tick() {
    const Time now = clock_();
    if (process_ && !killed_ && now >= deadline_) {
        kill(connection_ ? "silent" : "did not connect");
    } else if (!process_ && !stopping_ && now >= start_at_) {
        start();
    }
}

void Worker::stop() {
    stopping_ = true;
    if (!process_) return;
    if (connection_) {
        connection_->send(media_link::Stop{});
        deadline_ = clock_() + settings_.timings.stop;
    } else {
        kill("stopped while away");
    }
}

void Worker::received(Connection&, media_link::Message& message) {
    if (std::holds_alternative<media_link::Hello>(message)) return kill("second hello");
    if (const auto* health = std::get_if<media_link::Health>(&message)) {
        health_ = *health;
        show_health();
        if (!stopping_) deadline_ = clock_() + settings_.timings.silence;
    } else if (const auto* line = std::get_if<media_link::Log>(&message)) {
        return log_from_worker(*line);
    }
    if (stopping_) return;
    const std::string_view fault = role_.received(message);
    if (!fault.empty()) kill(fault);
}

void Worker::show_health() {
    resident_.set(1024.0 * health_.rss_kb);
    dropped_.set(static_cast<double>(health_.frames_dropped));
    shed_.set(health_.renditions_shed);
}

void Worker::batch_done(Connection&) {
    role_.batch_done();
}

void Worker::lost(Connection&, std::string_view fault) {
    connection_.reset();
    if (!fault.empty()) return kill(fault);
    if (!stopping_) deadline_ = std::min(deadline_, clock_() + settings_.timings.adoption);
}

void Worker::kill(std::string_view reason) {
    if (connection_) std::exchange(connection_, nullptr)->close();
    if (!process_ || killed_) return;
    killed_ = true;
    count(counts_.kills, "paraninfo_worker_kills_total", "Workers killed for silence, excess or a fault");
    observe::log_warn("worker.killed", {{"worker", settings_.name}, {"reason", reason}});
    process_->kill();
}

void Worker::process_ended(Ending ending) {
    // What it had sent may still lie in the socket; it is at its end now, and is dropped with it.
    if (connection_) std::exchange(connection_, nullptr)->close();
    process_.reset();
    const bool had_shown = role_.ended();
    observe::log_warn("worker.ended", {{"worker", settings_.name},
                                       {"status", ending.status},
                                       {"signal", ending.signal},
                                       {"expected", stopping_},
                                       {"said", last_words(settings_.command.error_file)}});
    if (stopping_) return;
    const Time now = clock_();
    if (counts_as_crash(ending, had_shown)) restarts_.started(now);
    start_at_ = restarts_.next(now);
    if (start_at_ <= now) start();
}

// Killed from outside after it had brought a picture is no sign that the next one will end too.
bool Worker::counts_as_crash(Ending ending, bool had_shown) const {
    if (killed_ || !had_shown) return true;
    const bool by_fault =
        ending.known && (ending.signal != 0 ? ending.signal != SIGKILL && ending.signal != SIGTERM
                                            : ending.status != status_configuration_changed);
    return by_fault;
}

void Worker::log_from_worker(const media_link::Log& line) {
    const Time now = clock_();
    if (now - log_window_ >= std::chrono::seconds{1}) {
        log_window_ = now;
        log_lines_ = 0;
    }
    if (++log_lines_ > log_lines_per_second_max) return;
    observe::log(level_of(line.level), "worker.says", {{"worker", settings_.name}, {"text", line.text}});
}

}  // namespace paraninfo::workers
