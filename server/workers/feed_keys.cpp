#include "server/workers/feed_keys.hpp"

#include "server/workers/digest.hpp"
#include "server/workers/replace_file.hpp"
#include "server/workers/run_file.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace paraninfo::workers {
namespace {

constexpr std::size_t secret_bytes = 20;

std::filesystem::path keys_file(const std::filesystem::path& data_dir) {
    return data_dir / "feed-keys.json";
}

}  // namespace

std::map<std::string, std::string> feed_key_digests(const std::filesystem::path& data_dir) {
    std::ifstream in{keys_file(data_dir)};
    if (!in) return {};
    try {
        return nlohmann::json::parse(in).get<std::map<std::string, std::string>>();
    } catch (const nlohmann::json::exception&) {
        throw std::runtime_error{keys_file(data_dir).string() + ": not an object of texts by feed"};
    }
}

std::string make_feed_key(const std::filesystem::path& data_dir, const std::string& feed) {
    auto digests = feed_key_digests(data_dir);
    std::string key = feed + "_" + base32(random_bytes(secret_bytes));
    digests[feed] = digest(key);
    replace_file(keys_file(data_dir), nlohmann::json(digests).dump() + "\n");
    return key;
}

}  // namespace paraninfo::workers
