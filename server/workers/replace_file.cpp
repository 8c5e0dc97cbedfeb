#include "server/workers/replace_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

[[noreturn]] void fail_to_replace(const std::filesystem::path& path) {
    throw std::system_error{errno, std::generic_category(), path.string()};
}

void write_synced(const std::filesystem::path& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) fail_to_replace(path);
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool synced = written && ::fdatasync(file) == 0;
    const int reason = errno;
    ::close(file);
    errno = reason;
    if (!synced) fail_to_replace(path);
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail_to_replace(folder);
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

void replace_file(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::path fresh = path;
    fresh += ".new";
    ::unlink(fresh.c_str());  // what a crash left
    write_synced(fresh, text);
    if (::rename(fresh.c_str(), path.c_str()) != 0) fail_to_replace(path);
    sync_folder(path.parent_path());
}

}  // namespace paraninfo::workers
