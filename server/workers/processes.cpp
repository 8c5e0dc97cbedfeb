#include "server/workers/processes.hpp"

#include "server/observe/log.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <initializer_list>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace paraninfo::workers {
namespace {

namespace asio = boost::asio;

// Field 22 of /proc/PID/stat, behind the name in parentheses; 0 if the process is gone.
std::uint64_t start_ticks(pid_t pid) {
    std::ifstream in{"/proc/" + std::to_string(pid) + "/stat"};
    std::string line;
    if (!std::getline(in, line)) return 0;
    const std::size_t name_end = line.rfind(')');
    if (name_end == std::string::npos) return 0;
    std::size_t at = name_end + 1;
    for (int field = 3; field <= 22 && at != std::string::npos; ++field)
        at = line.find(' ', at + (field > 3));
    return at == std::string::npos ? 0 : std::strtoull(line.c_str() + at, nullptr, 10);
}

int open_pidfd(pid_t pid) {
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

// One descriptor, closed at its end.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int get() const { return number_; }

  private:
    int number_;
};

void send_kill(int pidfd) {
    ::syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, nullptr, 0);
}

// Of a confined process bubblewrap is our child, and ends as it does.
class LinuxProcess : public Process {
  public:
    // `child`: whom to wait for; 0: not our child. `confined`: a pidfd of the process itself, if that is
    // not the child.
    LinuxProcess(asio::io_context& context, ProcessId id, int pidfd, pid_t child, Descriptor confined,
                 Processes::OnExit on_exit)
        : id_(id),
          child_(child),
          confined_(std::move(confined)),
          watch_(context, pidfd),
          on_exit_(std::move(on_exit)) {
        watch_.async_wait(asio::posix::stream_descriptor::wait_read,
                          [this, gone = std::weak_ptr<int>{alive_}](boost::system::error_code ec) {
                              if (!ec && !gone.expired()) ended();
                          });
    }

    ProcessId id() const override { return id_; }

    void kill() override { send_kill(confined_.get() >= 0 ? confined_.get() : watch_.native_handle()); }

  private:
    void ended() {
        Ending ending;
        int status = 0;
        if (child_ != 0 && ::waitpid(child_, &status, WNOHANG) == child_) ending = ending_of(status);
        // Where bubblewrap alone was killed, what it held goes as well.
        if (confined_.get() >= 0) send_kill(confined_.get());
        const Processes::OnExit on_exit = std::move(on_exit_);
        on_exit(ending);  // may destroy this
    }

    Ending ending_of(int status) const {
        constexpr int signalled = 128;  // bubblewrap's statuses above it are signals
        Ending ending{true, 0, 0};
        if (WIFEXITED(status)) ending.status = WEXITSTATUS(status);
        if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
        if (confined_.get() >= 0 && ending.status > signalled) ending = {true, 0, ending.status - signalled};
        return ending;
    }

    const ProcessId id_;
    const pid_t child_;
    const Descriptor confined_;
    asio::posix::stream_descriptor watch_;
    Processes::OnExit on_exit_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

// What posix_spawn is told, released at the end.
class SpawnSetup {
  public:
    // `inherited` get the numbers from 3 on.
    explicit SpawnSetup(const Command& command, std::initializer_list<int> inherited = {}) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, command.error_file.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
        int next = STDERR_FILENO + 1;
        for (const int descriptor : inherited)
            ::posix_spawn_file_actions_adddup2(&actions_, descriptor, next++);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, next);
        ::posix_spawnattr_init(&attributes_);
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(&attributes_,
                                   POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnSetup() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;

    // The process id; below 0 if it cannot be started (logged).
    pid_t spawn(std::vector<std::string> texts) const {
        std::vector<char*> arguments;
        for (std::string& text : texts) arguments.push_back(text.data());
        arguments.push_back(nullptr);
        pid_t pid = -1;
        const int failed =
            ::posix_spawn(&pid, arguments.front(), &actions_, &attributes_, arguments.data(), environ);
        if (failed == 0) return pid;
        observe::log_error("worker.not_started",
                           {{"program", texts.front()}, {"reason", std::strerror(failed)}});
        return -1;
    }

  private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

void end_child(pid_t child) {
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

// Above every number that is handed on.
Descriptor moved_up(Descriptor from) {
    constexpr int above = 16;
    return Descriptor(::fcntl(from.get(), F_DUPFD_CLOEXEC, above));
}

// What bubblewrap writes as soon as the process exists; 0 if nothing comes.
pid_t read_confined_pid(int info) {
    constexpr int patience_ms = 5000;
    std::string text;
    std::array<char, 512> piece{};
    pollfd ready{info, POLLIN, 0};
    while (::poll(&ready, 1, patience_ms) == 1) {
        const ssize_t size = ::read(info, piece.data(), piece.size());
        if (size <= 0) break;
        text.append(piece.data(), static_cast<std::size_t>(size));
    }
    const auto told = nlohmann::json::parse(text, nullptr, false);
    return told.is_object() ? told.value("child-pid", pid_t{0}) : 0;
}

}  // namespace

std::unique_ptr<Process> LinuxProcesses::start(const Command& command, OnExit on_exit) {
    if (sandbox_ && command.confinement) return start_confined(command, std::move(on_exit));
    std::vector<std::string> texts{command.program};
    texts.insert(texts.end(), command.arguments.begin(), command.arguments.end());
    const pid_t pid = SpawnSetup{command}.spawn(std::move(texts));
    if (pid < 0) return nullptr;
    const int pidfd = open_pidfd(pid);
    if (pidfd < 0) {
        observe::log_error("worker.not_watched", {{"reason", std::strerror(errno)}});
        end_child(pid);
        return nullptr;
    }
    return std::make_unique<LinuxProcess>(context_, ProcessId{pid, start_ticks(pid)}, pidfd, pid,
                                          Descriptor{}, std::move(on_exit));
}

std::unique_ptr<Process> LinuxProcesses::start_confined(const Command& command, OnExit on_exit) {
    constexpr int info_number = 3, filter_number = 4;
    for (const auto& folder : command.confinement->writable) std::filesystem::create_directories(folder);
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return nullptr;
    const Descriptor info(ends[0]);
    Descriptor told = moved_up(Descriptor(ends[1]));
    const Descriptor filter = moved_up(Descriptor(open_call_filter()));
    std::vector<std::string> texts{sandbox_->bubblewrap};
    const auto around =
        bubblewrap_arguments(command.program, *command.confinement, info_number, filter_number);
    texts.insert(texts.end(), around.begin(), around.end());
    texts.insert(texts.end(), command.arguments.begin(), command.arguments.end());
    const pid_t child = SpawnSetup{command, {told.get(), filter.get()}}.spawn(std::move(texts));
    if (child < 0) return nullptr;
    told = Descriptor();
    const pid_t pid = read_confined_pid(info.get());
    Descriptor confined(pid > 0 ? open_pidfd(pid) : -1);
    const int pidfd = confined.get() >= 0 ? open_pidfd(child) : -1;
    if (pidfd < 0) {
        observe::log_error("worker.not_confined", {{"program", command.program.string()}});
        end_child(child);
        return nullptr;
    }
    return std::make_unique<LinuxProcess>(context_, ProcessId{pid, start_ticks(pid)}, pidfd, child,
                                          std::move(confined), std::move(on_exit));
}

std::unique_ptr<Process> LinuxProcesses::adopt(const ProcessId& id, OnExit on_exit) {
    if (id.pid <= 1) return nullptr;
    const int pidfd = open_pidfd(id.pid);
    if (pidfd < 0) return nullptr;
    if (start_ticks(id.pid) != id.started || id.started == 0) {  // looked at after the pidfd holds it
        ::close(pidfd);
        return nullptr;
    }
    return std::make_unique<LinuxProcess>(context_, id, pidfd, 0, Descriptor{}, std::move(on_exit));
}

}  // namespace paraninfo::workers
