#include "protocol/audience.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, audience_count> audience_names{"participant", "hall",     "screen",
                                                                      "moderator",   "panelist", "producer"};
}

std::string_view name_of(Audience audience) {
    return audience_names[static_cast<std::size_t>(audience)];
}

std::optional<Audience> audience_named(std::string_view name) {
    return named<Audience>(audience_names, name);
}

}  // namespace paraninfo
