#include "server/workers/sandbox.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <seccomp.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace paraninfo::workers {
namespace {

// What no decoder needs and what the way out of a sandbox has led through. Starting a program is not here:
// the worker itself is started through the filter, and gives that up once it runs.
constexpr std::array denied{SCMP_SYS(ptrace),
                            SCMP_SYS(process_vm_readv),
                            SCMP_SYS(process_vm_writev),
                            SCMP_SYS(pidfd_getfd),
                            SCMP_SYS(kcmp),
                            SCMP_SYS(mount),
                            SCMP_SYS(umount2),
                            SCMP_SYS(pivot_root),
                            SCMP_SYS(chroot),
                            SCMP_SYS(move_mount),
                            SCMP_SYS(open_tree),
                            SCMP_SYS(fsopen),
                            SCMP_SYS(fsmount),
                            SCMP_SYS(fspick),
                            SCMP_SYS(mount_setattr),
                            SCMP_SYS(unshare),
                            SCMP_SYS(setns),
                            SCMP_SYS(bpf),
                            SCMP_SYS(perf_event_open),
                            SCMP_SYS(userfaultfd),
                            SCMP_SYS(add_key),
                            SCMP_SYS(request_key),
                            SCMP_SYS(keyctl),
                            SCMP_SYS(open_by_handle_at),
                            SCMP_SYS(io_uring_setup),
                            SCMP_SYS(io_uring_enter),
                            SCMP_SYS(io_uring_register),
                            SCMP_SYS(init_module),
                            SCMP_SYS(finit_module),
                            SCMP_SYS(delete_module),
                            SCMP_SYS(kexec_load),
                            SCMP_SYS(reboot),
                            SCMP_SYS(swapon),
                            SCMP_SYS(swapoff),
                            SCMP_SYS(acct),
                            SCMP_SYS(quotactl),
                            SCMP_SYS(settimeofday),
                            SCMP_SYS(clock_settime),
                            SCMP_SYS(syslog),
                            SCMP_SYS(personality)};

bool add_rules(scmp_filter_ctx filter) {
    for (const int call : denied)
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) != 0) return false;
    return true;
}

// The status with which it ended; below 0 if it could not be started.
int run(const std::string& program, std::initializer_list<const char*> arguments) {
    std::vector<char*> all;
    for (const char* argument : arguments) all.push_back(const_cast<char*>(argument));
    all.push_back(nullptr);
    std::array<char*, 1> no_environment{nullptr};
    posix_spawn_file_actions_t quiet;
    ::posix_spawn_file_actions_init(&quiet);
    ::posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = 0;
    const int failed =
        ::posix_spawn(&pid, program.c_str(), &quiet, nullptr, all.data(), no_environment.data());
    ::posix_spawn_file_actions_destroy(&quiet);
    if (failed != 0) return -1;
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::optional<Sandbox> find_sandbox(std::string& why_not) {
    const std::string program = "/usr/bin/bwrap";
    if (::access(program.c_str(), X_OK) != 0) {
        why_not = "bubblewrap is not installed";
        return std::nullopt;
    }
    const int status = run(program, {"bwrap", "--unshare-user", "--unshare-pid", "--unshare-net", "--ro-bind",
                                     "/", "/", "--proc", "/proc", "--dev", "/dev", "/bin/true"});
    if (status != 0) {
        why_not = "the kernel allows bubblewrap no namespaces here";
        return std::nullopt;
    }
    return Sandbox{program};
}

int open_call_filter() {
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == nullptr) return -1;
    const int file = ::memfd_create("calls", MFD_CLOEXEC);
    const bool made = file >= 0 && add_rules(filter) && seccomp_export_bpf(filter, file) == 0 &&
                      ::lseek(file, 0, SEEK_SET) == 0;
    seccomp_release(filter);
    if (made || file < 0) return file;
    ::close(file);
    return -1;
}

}  // namespace paraninfo::workers
