#include "server/archive/file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace paraninfo::archive {
namespace {

int open_or_throw(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (descriptor < 0) throw std::system_error{errno, std::generic_category(), path.string()};
    return descriptor;
}

}  // namespace

File File::writable(const std::filesystem::path& path) {
    return {open_or_throw(path, O_RDWR | O_CREAT), path};
}

File File::readable(const std::filesystem::path& path) {
    return {open_or_throw(path, O_RDONLY), path};
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {
}

File& File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(path_, other.path_);
    return *this;
}

File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void File::fail(int reason) const {
    throw std::system_error{reason, std::generic_category(), path_.string()};
}

void File::write(std::uint64_t at, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
        at += static_cast<std::uint64_t>(count);
    }
}

void File::sync() {
    if (::fdatasync(descriptor_) != 0) fail(errno);
}

void File::cut(std::uint64_t size) {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) fail(errno);
}

std::uint64_t File::size() const {
    struct stat about {};
    if (::fstat(descriptor_, &about) != 0) fail(errno);
    return static_cast<std::uint64_t>(about.st_size);
}

std::string File::read(std::uint64_t at, std::size_t bytes) const {
    std::string out(bytes, '\0');
    std::size_t got = 0;
    while (got < bytes) {
        const ssize_t count =
            ::pread(descriptor_, out.data() + got, bytes - got, static_cast<off_t>(at + got));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(errno);
        if (count == 0) fail(EIO);
        got += static_cast<std::size_t>(count);
    }
    return out;
}

void make_folder(const std::filesystem::path& folder) {
    if (!folder.has_relative_path()) return;
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) {
        const int descriptor = open_or_throw(folder.parent_path(), O_RDONLY | O_DIRECTORY);
        ::fsync(descriptor);
        ::close(descriptor);
        return;
    }
    if (errno != ENOENT) throw std::system_error{errno, std::generic_category(), folder.string()};
    make_folder(folder.parent_path());
    make_folder(folder);
}

}  // namespace paraninfo::archive
