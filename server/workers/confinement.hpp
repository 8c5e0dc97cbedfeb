// What a worker may see of the machine, and bubblewrap's arguments that give it no more. Pure: no process is
// started here.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace paraninfo::workers {

// Beside the system's libraries, fonts and time zones, of which everybody may read.
struct Confinement {
    std::filesystem::path run_dir;                // the sockets; nothing in it can be changed,
    bool makes_sockets = false;                   // unless it makes some of its own there
    std::vector<std::filesystem::path> readable;  // the sources' files and folders
    std::vector<std::filesystem::path> writable;  // folders that exist
    std::vector<std::filesystem::path> devices;
    bool network = false;
    bool operator==(const Confinement&) const = default;
};

// Everything after the name "bwrap", up to the program's own arguments. bubblewrap writes the process id to
// `info_fd` and reads the filter of system calls from `filter_fd`.
std::vector<std::string> bubblewrap_arguments(const std::filesystem::path& program,
                                              const Confinement& confinement, int info_fd, int filter_fd);

}  // namespace paraninfo::workers
