#include "config/settings.hpp"

#include <algorithm>

namespace paraninfo::config {

std::string public_url(const Settings& settings) {
    const auto url = "https://" + settings.public_host;
    return settings.listen.port == 443 ? url : url + ":" + std::to_string(settings.listen.port);
}

std::vector<std::string> allowed_origins(const Settings& settings) {
    std::vector<std::string> origins = {public_url(settings)};
    for (const auto& origin : settings.origins) {
        if (std::find(origins.begin(), origins.end(), origin) == origins.end()) origins.push_back(origin);
    }
    return origins;
}

}  // namespace paraninfo::config
