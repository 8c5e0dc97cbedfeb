#pragma once

// A real paraninfo-media of this build as a child of the test, ended with it.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

extern char** environ;

namespace paraninfo::testing {

class ChildProcess {
  public:
    explicit ChildProcess(std::vector<std::string> command) {
        std::vector<char*> arguments;
        for (std::string& word : command) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        if (posix_spawnp(&pid_, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
            throw std::runtime_error("cannot start " + command[0]);
    }
    ~ChildProcess() {
        if (pid_ <= 0) return;
        signal(SIGKILL);
        wait();
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t pid() const { return pid_; }
    // Does nothing once the child has been waited for: number 0 would mean the test's own group.
    void signal(int number) const {
        if (pid_ > 0) ::kill(pid_, number);
    }

    // The exit status, or minus the signal that ended it.
    int wait() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

  private:
    pid_t pid_ = 0;
};

inline std::vector<std::string> programme_command(const std::string& socket, const std::string& run) {
    return {PARANINFO_BIN_DIR "/paraninfo-media",
            "--role",
            "programme",
            "--socket",
            socket,
            "--run",
            run,
            "--room",
            "auditorium"};
}

}  // namespace paraninfo::testing
