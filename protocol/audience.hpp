// The classes of people in a room. A seat's role is its audience: it decides what the seat may do and which
// encoding of a change it gets.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace paraninfo {

enum class Audience { participant, hall, screen, moderator, panelist, producer };

inline constexpr std::size_t audience_count = 6;
inline constexpr std::array<Audience, audience_count> all_audiences{
    Audience::participant, Audience::hall,     Audience::screen,
    Audience::moderator,   Audience::panelist, Audience::producer};

// The name on the wire, e.g. "participant".
std::string_view name_of(Audience audience);
std::optional<Audience> audience_named(std::string_view name);

// Whoever sees what moderators see: what is not yet approved, and from whom.
constexpr bool sees_as_moderator(Audience audience) {
    return audience == Audience::moderator || audience == Audience::producer;
}

// Whoever takes part in the programme's making instead of following it.
constexpr bool is_staff(Audience audience) {
    return sees_as_moderator(audience) || audience == Audience::panelist;
}

// Whoever follows the programme as one of many: who asks, votes and raises a hand.
constexpr bool is_of_audience(Audience audience) {
    return audience == Audience::participant || audience == Audience::hall;
}

// One value for each audience.
template <typename T>
struct PerAudience {
    std::array<T, audience_count> values{};

    T& operator[](Audience audience) { return values[static_cast<std::size_t>(audience)]; }
    const T& operator[](Audience audience) const { return values[static_cast<std::size_t>(audience)]; }
    bool operator==(const PerAudience&) const = default;
};

}  // namespace paraninfo
