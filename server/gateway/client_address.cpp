#include "server/gateway/client_address.hpp"

#include <boost/asio/ip/network_v6.hpp>

#include <algorithm>
#include <optional>
#include <ranges>

namespace paraninfo::gateway {
namespace {

namespace ip = boost::asio::ip;

ip::address unmapped(const ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

enum class Seen { nobody, client, nonsense };

// Looks at a list from its end on.
Seen last_client(std::string_view list, const Proxies& proxies, std::string& client) {
    for (;;) {
        const auto comma = list.rfind(',');
        const auto item = trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
        boost::system::error_code ec;
        const auto address = ip::make_address(item, ec);
        if (ec) return Seen::nonsense;
        if (!is_listed(proxies, address)) {
            client = address_group(address);
            return Seen::client;
        }
        if (comma == std::string_view::npos) return Seen::nobody;
        list = list.substr(0, comma);
    }
}

}  // namespace

bool is_listed(const Proxies& proxies, const ip::address& address) {
    return std::ranges::find(proxies, unmapped(address)) != proxies.end();
}

std::string address_group(const ip::address& address) {
    const auto plain = unmapped(address);
    if (plain.is_v4()) return plain.to_string();
    return ip::make_network_v6(plain.to_v6(), 64).network().to_string();
}

std::string client_address(const strict::RequestHead& head, const Proxies& proxies,
                           const std::string& proxy) {
    for (const auto& field : head.fields | std::views::reverse) {
        if (!strict::equals(field.name, "x-forwarded-for")) continue;
        std::string client;
        switch (last_client(field.value, proxies, client)) {
            case Seen::client:
                return client;
            case Seen::nonsense:
                return proxy;
            case Seen::nobody:
                break;
        }
    }
    return proxy;
}

}  // namespace paraninfo::gateway
