#include "server/workers/processes.hpp"

#include "server/observe/log.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

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

class LinuxProcess : public Process {
  public:
    LinuxProcess(asio::io_context& context, ProcessId id, int pidfd, bool is_child, Processes::OnExit on_exit)
        : id_(id), is_child_(is_child), watch_(context, pidfd), on_exit_(std::move(on_exit)) {
        watch_.async_wait(asio::posix::stream_descriptor::wait_read,
                          [this, gone = std::weak_ptr<int>{alive_}](boost::system::error_code ec) {
                              if (!ec && !gone.expired()) ended();
                          });
    }

    ProcessId id() const override { return id_; }

    void kill() override { ::syscall(SYS_pidfd_send_signal, watch_.native_handle(), SIGKILL, nullptr, 0); }

  private:
    void ended() {
        Ending ending;
        int status = 0;
        if (is_child_ && ::waitpid(id_.pid, &status, WNOHANG) == id_.pid) {
            ending.known = true;
            if (WIFEXITED(status)) ending.status = WEXITSTATUS(status);
            if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
        }
        const Processes::OnExit on_exit = std::move(on_exit_);
        on_exit(ending);  // may destroy this
    }

    const ProcessId id_;
    const bool is_child_;
    asio::posix::stream_descriptor watch_;
    Processes::OnExit on_exit_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

// What posix_spawn is told, released at the end.
class SpawnSetup {
  public:
    explicit SpawnSetup(const Command& command) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, command.error_file.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
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

    int spawn(pid_t& pid, const std::string& program, char* const* arguments) const {
        return ::posix_spawn(&pid, program.c_str(), &actions_, &attributes_, arguments, environ);
    }

  private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

}  // namespace

std::unique_ptr<Process> LinuxProcesses::start(const Command& command, OnExit on_exit) {
    const std::string program = command.program.string();
    std::vector<std::string> texts{program};
    texts.insert(texts.end(), command.arguments.begin(), command.arguments.end());
    std::vector<char*> arguments;
    for (std::string& text : texts) arguments.push_back(text.data());
    arguments.push_back(nullptr);
    pid_t pid = 0;
    const int failed = SpawnSetup{command}.spawn(pid, program, arguments.data());
    if (failed != 0) {
        observe::log_error("worker.not_started", {{"program", program}, {"reason", std::strerror(failed)}});
        return nullptr;
    }
    const int pidfd = open_pidfd(pid);
    if (pidfd < 0) {
        observe::log_error("worker.not_watched", {{"reason", std::strerror(errno)}});
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        return nullptr;
    }
    return std::make_unique<LinuxProcess>(context_, ProcessId{pid, start_ticks(pid)}, pidfd, true,
                                          std::move(on_exit));
}

std::unique_ptr<Process> LinuxProcesses::adopt(const ProcessId& id, OnExit on_exit) {
    if (id.pid <= 1) return nullptr;
    const int pidfd = open_pidfd(id.pid);
    if (pidfd < 0) return nullptr;
    if (start_ticks(id.pid) != id.started || id.started == 0) {  // looked at after the pidfd holds it
        ::close(pidfd);
        return nullptr;
    }
    return std::make_unique<LinuxProcess>(context_, id, pidfd, false, std::move(on_exit));
}

}  // namespace paraninfo::workers
