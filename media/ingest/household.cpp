#include "media/ingest/household.hpp"

#include <netinet/in.h>
#include <string_view>

namespace paraninfo::ingest {
namespace {

constexpr std::string_view mapped{"\0\0\0\0\0\0\0\0\0\0\xff\xff", 12};  // RFC 4291, 2.5.5.2

}  // namespace

std::string household_of(const sockaddr* peer) {
    if (peer != nullptr && peer->sa_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in*>(peer)->sin_addr;
        return {reinterpret_cast<const char*>(&v4), sizeof v4};
    }
    if (peer != nullptr && peer->sa_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6*>(peer)->sin6_addr;
        const auto* bytes = reinterpret_cast<const char*>(&v6);
        // Where one socket listens for both, the older addresses all lie in one /64.
        if (std::string_view(bytes, mapped.size()) == mapped)
            return {bytes + mapped.size(), sizeof v6 - mapped.size()};
        return {bytes, sizeof v6 / 2};
    }
    return {};
}

}  // namespace paraninfo::ingest
