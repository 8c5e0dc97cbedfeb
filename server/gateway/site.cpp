#include "server/gateway/site.hpp"

#include "server/gateway/strict/request_head.hpp"

#include <algorithm>

namespace paraninfo::gateway {
namespace {

std::string_view host_of(std::string_view url) {
    const auto scheme = url.find("://");
    return scheme == std::string_view::npos ? url : url.substr(scheme + 3);
}

}  // namespace

Site Site::from(const config::Settings& settings, std::uint16_t port) {
    Site site;
    site.limits = settings.limits;
    for (const auto& proxy : settings.listen.proxies)
        site.proxies.push_back(boost::asio::ip::make_address(proxy));
    config::Settings actual = settings;
    actual.listen.port = port;
    site.origins = config::allowed_origins(actual);
    site.browser_host = host_of(config::public_url(actual));
    site.media_origin = settings.media.origin;
    for (const auto& origin : site.origins) site.hosts.emplace_back(host_of(origin));
    const auto& plain = settings.listen.plain;
    for (const std::string& name :
         {settings.public_host, settings.listen.address, plain.address, std::string("localhost")}) {
        if (name.empty()) continue;
        site.hosts.push_back(name);
        site.hosts.push_back(name + ":" + std::to_string(port));
        if (!plain.address.empty()) site.hosts.push_back(name + ":" + std::to_string(plain.port));
    }
    return site;
}

bool Site::allows_origin(std::string_view origin) const {
    return std::find(origins.begin(), origins.end(), origin) != origins.end();
}

bool Site::allows_host(std::string_view host) const {
    return std::any_of(hosts.begin(), hosts.end(),
                       [host](const std::string& known) { return strict::equals(known, host); });
}

}  // namespace paraninfo::gateway
