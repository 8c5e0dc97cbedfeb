#include "server/access/login.hpp"

#include <array>
#include <stdexcept>

namespace paraninfo::access {
namespace {

struct Wire {
    std::string_view name;
    int status;
};

constexpr std::array<Wire, 10> wire = {{{"link_invalid", 403},
                                        {"link_expired", 403},
                                        {"link_revoked", 403},
                                        {"link_full", 403},
                                        {"too_many_devices", 409},
                                        {"limited", 429},
                                        {"bad_request", 400},
                                        {"unavailable", 503},
                                        {"banned", 403},
                                        {"notice_required", 403}}};

}  // namespace

std::string_view name_of(RefusalReason reason) {
    return wire[static_cast<std::size_t>(reason)].name;
}

void throw_exception_from_error(const Refusal& refusal, const boost::source_location&) {
    throw std::logic_error("entry asked of a refusal: " + std::string(name_of(refusal.reason)));
}

int status_of(RefusalReason reason) {
    return wire[static_cast<std::size_t>(reason)].status;
}

}  // namespace paraninfo::access
