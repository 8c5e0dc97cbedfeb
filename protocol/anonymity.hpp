// From whom a room keeps the name of one who asks anonymously. A value.
#pragma once

#include <optional>
#include <string_view>

namespace paraninfo {

enum class Anonymity {
    audience,  // moderators know it
    everybody  // moderators do not either: the question is sealed
};

constexpr std::string_view name_of(Anonymity anonymity) {
    return anonymity == Anonymity::everybody ? "everybody" : "audience";
}

constexpr std::optional<Anonymity> anonymity_named(std::string_view name) {
    if (name == "everybody") return Anonymity::everybody;
    return name == "audience" ? std::optional(Anonymity::audience) : std::nullopt;
}

}  // namespace paraninfo
