#include "protocol/reaction.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, reaction_count> reactions{"applause", "heart", "laugh", "surprise",
                                                                 "agree"};
}

std::string_view name_of(Reaction reaction) {
    return reactions[static_cast<std::size_t>(reaction)];
}

std::optional<Reaction> reaction_named(std::string_view name) {
    return named<Reaction>(reactions, name);
}

}  // namespace paraninfo
