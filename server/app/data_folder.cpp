#include "server/app/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>
#include <system_error>

namespace paraninfo::app {

DataFolder::DataFolder(const std::filesystem::path& path) {
    namespace fs = std::filesystem;
    fs::create_directories(path / "run");
    fs::permissions(path, fs::perms::owner_all);
    const auto lock = path / "lock";
    lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) throw std::system_error(errno, std::system_category(), lock.string());
    if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(lock_);
    throw std::runtime_error(path.string() + " is in use by another server");
}

DataFolder::~DataFolder() {
    ::close(lock_);
}

}  // namespace paraninfo::app
