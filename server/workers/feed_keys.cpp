#include "server/workers/feed_keys.hpp"

#include "server/workers/digest.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/random.h>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

constexpr std::size_t secret_bytes = 20;

std::filesystem::path file_in(const std::filesystem::path& data_dir) {
    return data_dir / "feed-keys.json";
}

std::string random_secret() {
    std::string bytes(secret_bytes, '\0');
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error{"no random bytes"};
    return base32(bytes);
}

void sync(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) throw std::runtime_error{"cannot be written: " + path.string()};
}

// Whole or not at all, for the owner only.
void replace(const std::filesystem::path& path, const std::string& text) {
    const std::filesystem::path fresh = path.string() + ".new";
    std::filesystem::remove(fresh);
    const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written =
        descriptor >= 0 && ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (descriptor >= 0) ::close(descriptor);
    if (!written) throw std::runtime_error{"cannot be written: " + fresh.string()};
    sync(fresh, O_WRONLY);
    std::filesystem::rename(fresh, path);
    sync(path.parent_path(), O_RDONLY | O_DIRECTORY);
}

}  // namespace

std::map<std::string, std::string> feed_key_digests(const std::filesystem::path& data_dir) {
    std::ifstream in{file_in(data_dir)};
    if (!in) return {};
    try {
        return nlohmann::json::parse(in).get<std::map<std::string, std::string>>();
    } catch (const nlohmann::json::exception&) {
        throw std::runtime_error{file_in(data_dir).string() + ": not an object of texts by feed"};
    }
}

std::string make_feed_key(const std::filesystem::path& data_dir, const std::string& feed) {
    auto digests = feed_key_digests(data_dir);
    std::string key = feed + "_" + random_secret();
    digests[feed] = digest(key);
    replace(file_in(data_dir), nlohmann::json(digests).dump() + "\n");
    return key;
}

}  // namespace paraninfo::workers
