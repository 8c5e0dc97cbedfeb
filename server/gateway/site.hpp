// What every connection is measured against: origins, hosts and limits of the configuration. A value, shared
// read-only by all shards.
#pragma once

#include "config/limits.hpp"
#include "config/settings.hpp"
#include "server/gateway/client_address.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::gateway {

struct Site {
    std::vector<std::string> origins;  // exact
    std::vector<std::string> hosts;    // what a Host field may say, lower case
    config::Limits limits;
    Proxies proxies;
    std::string browser_host;  // HOST or HOST:PORT as in the page's address
    std::string media_origin;  // of the edge that serves the picture; empty: this server

    static Site from(const config::Settings& settings, std::uint16_t port);
    bool allows_origin(std::string_view origin) const;
    bool allows_host(std::string_view host) const;
};

}  // namespace paraninfo::gateway
