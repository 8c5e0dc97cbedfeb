#include "server/workers/feed_generations.hpp"

#include "server/workers/replace_file.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <stdexcept>

namespace paraninfo::workers {
namespace {

using Generations = std::map<std::string, std::uint32_t>;

std::filesystem::path generations_file(const std::filesystem::path& data_dir) {
    return data_dir / "feed-generations.json";
}

Generations generations_in(const std::filesystem::path& path) {
    std::ifstream in{path};
    if (!in) return {};
    try {
        return nlohmann::json::parse(in).get<Generations>();
    } catch (const nlohmann::json::exception&) {
        throw std::runtime_error{path.string() + ": not an object of numbers by feed"};
    }
}

}  // namespace

std::uint32_t feed_generation(const std::filesystem::path& data_dir, const std::string& feed) {
    const Generations generations = generations_in(generations_file(data_dir));
    const auto found = generations.find(feed);
    return found == generations.end() ? 1 : found->second;
}

void next_feed_generation(const std::filesystem::path& data_dir, const std::string& feed) {
    Generations generations = generations_in(generations_file(data_dir));
    generations.try_emplace(feed, 1).first->second++;
    replace_file(generations_file(data_dir), nlohmann::json(generations).dump() + "\n");
}

}  // namespace paraninfo::workers
