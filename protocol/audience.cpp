#include "protocol/audience.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, audience_count> names{"participant", "hall",     "screen",
                                                             "moderator",   "panelist", "producer"};
}

std::string_view name_of(Audience audience) {
    return names[static_cast<std::size_t>(audience)];
}

std::optional<Audience> audience_named(std::string_view name) {
    return named<Audience>(names, name);
}

}  // namespace paraninfo
