#include "server/access/secrets.hpp"

#include "server/access/cookie.hpp"
#include "server/database/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

namespace paraninfo::access {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& why) {
    throw std::runtime_error(path.string() + ": " + why);
}

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int get() const { return descriptor_; }

  private:
    int descriptor_;
};

// Written whole beside its place and linked there, so that two processes that start at once agree on one key.
void make(const fs::path& path) {
    const auto draft = path.string() + "." + random_id();
    {
        const File file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (file.get() < 0) fail(path, std::strerror(errno));
        const auto bytes = random_bytes(sizeof(Key32));
        if (::write(file.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
            ::fsync(file.get()) != 0) {
            ::unlink(draft.c_str());
            fail(path, "cannot be written");
        }
    }
    const bool linked = ::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST;
    ::unlink(draft.c_str());
    if (!linked) fail(path, "cannot be made");
    database::sync_folder(path.parent_path());
}

Key32 read_or_make(const fs::path& path) {
    if (!fs::exists(path)) make(path);
    const File file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) fail(path, "cannot be read");
    if ((status.st_mode & 077) != 0) fail(path, "others may read it; it must have mode 0600");
    Key32 key{};
    if (status.st_size != static_cast<off_t>(key.size()) ||
        ::read(file.get(), key.data(), key.size()) != static_cast<ssize_t>(key.size())) {
        fail(path, "is not a key of 32 bytes");
    }
    return key;
}

}  // namespace

Secrets open_secrets(const fs::path& data_dir) {
    const auto folder = data_dir / "secrets";
    if (fs::create_directories(data_dir)) fs::permissions(data_dir, fs::perms::owner_all);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail(folder, std::strerror(errno));
    fs::permissions(folder, fs::perms::owner_all);
    Secrets secrets;
    secrets.link_signing = read_or_make(folder / "link-signing.key");
    secrets.srt_master = read_or_make(folder / "srt-master.key");
    secrets.hall_code = read_or_make(folder / "hall-code.key");
    secrets.grants = read_or_make(folder / "grants.key");
    secrets.check_in = read_or_make(folder / "check-in.key");
    return secrets;
}

}  // namespace paraninfo::access
