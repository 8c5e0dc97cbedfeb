#include "protocol/reaction.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, reaction_count> names{"applause", "heart", "laugh", "surprise",
                                                             "agree"};
}

std::string_view name_of(Reaction reaction) {
    return names[static_cast<std::size_t>(reaction)];
}

std::optional<Reaction> reaction_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Reaction>(i);
    return std::nullopt;
}

}  // namespace paraninfo
