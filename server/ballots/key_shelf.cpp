#include "server/ballots/key_shelf.hpp"

#include "server/access/base64url.hpp"
#include "server/database/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace paraninfo::ballots {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t name_bytes = 24;  // of the modulus
constexpr const char* key_ending = ".key";

[[noreturn]] void fail(const fs::path& path) {
    throw std::runtime_error(path.string() + ": " + std::strerror(errno));
}

void write_private(const fs::path& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) fail(path);
    const bool written =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) fail(path);
}

}  // namespace

KeyShelf::KeyShelf(const fs::path& data_dir) : folder_(data_dir / "secrets" / "ballots") {
    fs::create_directories(folder_);
    fs::permissions(folder_.parent_path(), fs::perms::owner_all);
    fs::permissions(folder_, fs::perms::owner_all);
}

fs::path KeyShelf::file_of(std::string_view modulus) const {
    return folder_ / (access::to_base64url(modulus.substr(0, name_bytes)) + key_ending);
}

std::vector<PaperKey> KeyShelf::read() const {
    std::vector<PaperKey> keys;
    for (const auto& entry : fs::directory_iterator(folder_)) {
        if (entry.path().extension() != key_ending) {
            fs::remove(entry.path());  // a draft that a crash left
            continue;
        }
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string der{std::istreambuf_iterator<char>(in), {}};
        if (auto key = PaperKey::from_der(der)) keys.push_back(*std::move(key));
    }
    return keys;
}

void KeyShelf::keep(const PaperKey& key) const {
    const auto place = file_of(key.modulus());
    const fs::path draft = place.string() + ".draft";
    write_private(draft, key.der());
    fs::rename(draft, place);
    database::sync_folder(folder_);
}

void KeyShelf::remove(std::string_view modulus) const {
    if (fs::remove(file_of(modulus))) database::sync_folder(folder_);
}

}  // namespace paraninfo::ballots
