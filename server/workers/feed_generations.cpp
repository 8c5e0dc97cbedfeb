#include "server/workers/feed_generations.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace paraninfo::workers {

std::uint32_t feed_generation(const std::filesystem::path& data_dir, const std::string& feed) {
    const std::filesystem::path path = data_dir / "feed-generations.json";
    std::ifstream in{path};
    if (!in) return 1;
    try {
        const nlohmann::json generations = nlohmann::json::parse(in);
        return generations.contains(feed) ? generations.at(feed).get<std::uint32_t>() : 1;
    } catch (const nlohmann::json::exception&) {
        throw std::runtime_error{path.string() + ": not an object of numbers by feed"};
    }
}

}  // namespace paraninfo::workers
