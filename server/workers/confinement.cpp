#include "server/workers/confinement.hpp"

#include <array>
#include <cstdlib>

namespace paraninfo::workers {
namespace {

namespace fs = std::filesystem;

class Arguments {
  public:
    Arguments& add(std::initializer_list<std::string> some) {
        all_.insert(all_.end(), some);
        return *this;
    }
    // What is not there is left out, so that one list serves machines that differ.
    Arguments& read_only(const fs::path& path) { return add({"--ro-bind-try", path, path}); }
    std::vector<std::string> take() { return std::move(all_); }

  private:
    std::vector<std::string> all_;
};

// Libraries; on a system with one /usr the older names are links into it.
void add_libraries(Arguments& to) {
    for (const char* path :
         {"/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/alternatives"})
        to.read_only(path);
    for (const char* name : {"/lib", "/lib32", "/lib64", "/libx32"}) {
        std::error_code ignored;
        if (fs::is_symlink(name, ignored))
            to.add({"--symlink", fs::read_symlink(name, ignored), name});
        else
            to.read_only(name);
    }
}

// Of slates and their clock.
void add_fonts_and_zones(Arguments& to) {
    for (const char* path :
         {"/etc/fonts", "/usr/share/fonts", "/usr/share/fontconfig", "/usr/local/share/fonts",
          "/var/cache/fontconfig", "/etc/localtime", "/usr/share/zoneinfo"})
        to.read_only(path);
}

void add_network(Arguments& to) {
    for (const char* path : {"/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/ssl/certs",
                             "/usr/share/ca-certificates"})
        to.read_only(path);
}

void add_devices(Arguments& to, const std::vector<fs::path>& devices) {
    if (devices.empty()) return;
    for (const char* path : {"/usr/share/alsa", "/etc/alsa", "/etc/asound.conf"}) to.read_only(path);
    for (const fs::path& device : devices) to.add({"--dev-bind-try", device, device});
}

// Nothing of the gateway's environment but what says how to speak and, in a test's build, how to look for
// faults.
void add_environment(Arguments& to) {
    constexpr std::array kept{"LANG",         "LC_ALL",        "TZ",          "ASAN_OPTIONS",
                              "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"};
    to.add({"--clearenv", "--setenv", "HOME", "/tmp"});
    for (const char* name : kept)
        if (const char* value = std::getenv(name)) to.add({"--setenv", name, value});
}

}  // namespace

std::vector<std::string> bubblewrap_arguments(const fs::path& program, const Confinement& confinement,
                                              int info_fd, int filter_fd) {
    Arguments to;
    to.add({"--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try"});
    if (!confinement.network) to.add({"--unshare-net"});
    // The worker itself is the first process in there, so that the id told is its own.
    to.add({"--as-pid-1", "--new-session", "--cap-drop", "ALL"});
    to.add({"--info-fd", std::to_string(info_fd), "--seccomp", std::to_string(filter_fd)});
    to.add({"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"});
    add_libraries(to);
    add_fonts_and_zones(to);
    if (confinement.network) add_network(to);
    add_devices(to, confinement.devices);
    to.read_only(program);
    to.add({confinement.makes_sockets ? "--bind" : "--ro-bind", confinement.run_dir, confinement.run_dir});
    for (const fs::path& path : confinement.writable) to.add({"--bind", path, path});
    for (const fs::path& path : confinement.readable) to.read_only(path);
    to.add({"--chdir", "/"});
    add_environment(to);
    to.add({"--", program});
    return to.take();
}

}  // namespace paraninfo::workers
