#include "server/app/whip_keys.hpp"

#include "server/workers/digest.hpp"
#include "server/workers/replace_file.hpp"
#include "server/workers/run_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace paraninfo::app {
namespace {

constexpr std::size_t secret_bytes = 20;

}  // namespace

WhipKeys::WhipKeys(std::filesystem::path file) : file_(std::move(file)) {
    std::ifstream in{file_};
    if (!in) return;
    try {
        owners_ = nlohmann::json::parse(in).get<std::map<std::string, Owner>>();
    } catch (const nlohmann::json::exception&) {
        throw std::runtime_error{file_.string() + ": not an object of room and person by key"};
    }
}

std::optional<std::string> WhipKeys::make(const RoomId& room, const PersonId& person) {
    std::map<std::string, Owner> owners = owners_;
    std::erase_if(owners, [&](const auto& entry) { return entry.second == Owner{room.value, person.value}; });
    if (owners.size() >= whip_keys_max) return std::nullopt;
    std::string key = workers::base32(workers::random_bytes(secret_bytes));
    owners[workers::digest(key)] = {room.value, person.value};
    workers::replace_file(file_, nlohmann::json(owners).dump() + "\n");
    owners_ = std::move(owners);
    return key;
}

std::optional<std::string> WhipKeys::digest_of(const RoomId& room, const PersonId& person) const {
    const Owner owner{room.value, person.value};
    const auto found = std::ranges::find(owners_, owner, &std::pair<const std::string, Owner>::second);
    if (found == owners_.end()) return std::nullopt;
    return found->first;
}

std::optional<PersonId> WhipKeys::find(const RoomId& room, const std::string& key) const {
    if (key.size() != whip_key_bytes) return std::nullopt;
    const auto found = owners_.find(workers::digest(key));
    if (found == owners_.end() || found->second.first != room.value) return std::nullopt;
    return PersonId{found->second.second};
}

}  // namespace paraninfo::app
