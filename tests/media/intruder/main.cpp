// What a worker would try that has been taken over: started in its place, with its arguments. Writes a line
// for each thing that it could do, and at last that it tried them all. It does no harm where it could.
#include <arpa/inet.h>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <netinet/in.h>
#include <sched.h>
#include <string>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

void attempt(const std::string& name, const std::function<bool()>& act) {
    if (act()) std::fprintf(stderr, "could %s\n", name.c_str());
}

bool reads(const fs::path& path) {
    std::ifstream file(path);
    return file.get() != std::ifstream::traits_type::eof();
}

// Opened, and left as it is.
bool writes(const fs::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) ::close(file);
    return file >= 0;
}

// The first step of a mount, which leaves nothing behind.
bool mounts() {
    const long context = ::syscall(SYS_fsopen, "tmpfs", 0);
    if (context >= 0) ::close(static_cast<int>(context));
    return context >= 0;
}

bool runs(const char* program) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl(program, program, nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
}

bool connects_to_network(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
}

bool connects_to(const fs::path& path) {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    path.string().copy(to.sun_path, sizeof to.sun_path - 1);
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
}

int processes_seen() {
    int seen = 0;
    for (const auto& entry : fs::directory_iterator("/proc"))
        if (std::isdigit(static_cast<unsigned char>(entry.path().filename().string().front()))) ++seen;
    return seen;
}

int descriptors() {
    int open = 0;
    for (int i = 0; i < 256; ++i) open += ::fcntl(i, F_GETFD) >= 0 ? 1 : 0;
    return open;
}

}  // namespace

int main(int argc, char** argv) {
    std::string socket;
    for (int i = 1; i + 1 < argc; ++i)
        if (argv[i] == std::string("--socket")) socket = argv[i + 1];
    const fs::path run_dir = fs::path(socket).parent_path();
    const fs::path data = run_dir.parent_path().parent_path();
    attempt("use descriptors that are not its own", [] { return descriptors() > 3; });
    attempt("read the journal", [&] { return reads(data / "journal.db"); });
    attempt("read a key", [&] { return reads(data / "secrets/link.key"); });
    attempt("read the table of users", [] { return reads("/etc/passwd"); });
    attempt("read the administrator's folder", [] { return ::opendir("/root") != nullptr; });
    attempt("write beside the sockets", [&] { return writes(run_dir / "ingest.json"); });
    attempt("write into a library", [] { return writes("/usr/lib/os-release"); });
    attempt("start a shell", [] { return runs("/bin/sh"); });
    attempt("reach the operator's socket", [&] { return connects_to(run_dir.parent_path() / "admin.sock"); });
    attempt("reach the network", [&] {
        std::ifstream told(run_dir / "port");  // where the test listens
        int port = 0;
        told >> port;
        return port == 0 || connects_to_network(static_cast<std::uint16_t>(port));
    });
    attempt("see other processes", [] { return processes_seen() > 2; });
    attempt("signal its parent", [] { return ::getppid() > 0 && ::kill(::getppid(), 0) == 0; });
    attempt("trace", [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; });
    attempt("mount", mounts);
    attempt("make namespaces", [] { return ::unshare(CLONE_NEWUSER) == 0; });
    std::fprintf(stderr, "tried\n");
    return 0;
}
