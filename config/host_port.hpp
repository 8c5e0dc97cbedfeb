// HOST:PORT as it stands in several keys. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::config {

struct HostPort {
    std::string host;  // a name in lower case or an address; IPv6 without its brackets
    std::uint16_t port = 0;
    bool operator==(const HostPort&) const = default;
};

// An IP address in digits.
bool is_address(const std::string& text);
// Nothing where it is not; IPv6 stands in brackets.
std::optional<HostPort> host_and_port(std::string_view text);

}  // namespace paraninfo::config
