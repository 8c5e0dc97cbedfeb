#include "server/access/login.hpp"

#include <array>

namespace paraninfo::access {
namespace {

struct Wire {
    std::string_view name;
    int status;
};

constexpr std::array<Wire, 8> wire = {{{"link_invalid", 403},
                                       {"link_expired", 403},
                                       {"link_revoked", 403},
                                       {"link_full", 403},
                                       {"too_many_devices", 409},
                                       {"limited", 429},
                                       {"bad_request", 400},
                                       {"unavailable", 503}}};

}  // namespace

std::string_view name_of(RefusalReason reason) {
    return wire[static_cast<std::size_t>(reason)].name;
}

int status_of(RefusalReason reason) {
    return wire[static_cast<std::size_t>(reason)].status;
}

}  // namespace paraninfo::access
