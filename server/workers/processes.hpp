// Operating-system processes as the supervisor needs them: started in a group of their own with nothing of
// ours open, watched to their end, killed. LinuxProcesses does it with pidfds, so a recycled process id is
// never mistaken for ours. A confined one runs within bubblewrap, which costs some milliseconds of waiting at
// its start; its id is its own, not bubblewrap's. Lives on the rooms thread.
#pragma once

#include "server/workers/confinement.hpp"
#include "server/workers/sandbox.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace paraninfo::workers {

// A process over restarts of the gateway: its id, and when it started in the kernel's own ticks.
struct ProcessId {
    pid_t pid = 0;
    std::uint64_t started = 0;
    bool operator==(const ProcessId&) const = default;
};

// How a process ended; of one that somebody else started nothing is known.
struct Ending {
    bool known = false;
    int status = 0;  // exit status, where it was not a signal
    int signal = 0;
    bool operator==(const Ending&) const = default;
};

struct Command {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::filesystem::path error_file;             // stderr, begun anew
    std::optional<Confinement> confinement = {};  // nothing: sees what we see
};

// A running process. Destroying it only stops watching; the process goes on.
class Process {
  public:
    virtual ~Process() = default;
    virtual ProcessId id() const = 0;
    virtual void kill() = 0;  // SIGKILL
};

class Processes {
  public:
    // Posted, at most once, never after the Process is destroyed.
    using OnExit = std::function<void(Ending)>;
    virtual ~Processes() = default;
    // Nothing if it cannot be started (the reason is logged).
    virtual std::unique_ptr<Process> start(const Command& command, OnExit on_exit) = 0;
    // A process that somebody else started; nothing if it is gone.
    virtual std::unique_ptr<Process> adopt(const ProcessId& id, OnExit on_exit) = 0;
};

class LinuxProcesses : public Processes {
  public:
    // Without a sandbox what is to be confined is started as it is.
    explicit LinuxProcesses(boost::asio::io_context& context, std::optional<Sandbox> sandbox = {})
        : context_(context), sandbox_(std::move(sandbox)) {}
    std::unique_ptr<Process> start(const Command& command, OnExit on_exit) override;
    std::unique_ptr<Process> adopt(const ProcessId& id, OnExit on_exit) override;

  private:
    std::unique_ptr<Process> start_confined(const Command& command, OnExit on_exit);

    boost::asio::io_context& context_;
    const std::optional<Sandbox> sandbox_;
};

}  // namespace paraninfo::workers
