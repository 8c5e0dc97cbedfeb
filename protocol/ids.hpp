// The names of things: strings that cannot be mixed up with one another. A value; says nothing about whether
// the thing exists. Entity ids are made by the server from 96 random bits (16 characters of base64url).
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace paraninfo {

template <typename Tag>
struct Id {
    std::string value;

    bool empty() const { return value.empty(); }
    bool operator==(const Id&) const = default;
    auto operator<=>(const Id&) const = default;
};

using RoomId = Id<struct RoomTag>;  // [a-z0-9-]{1,32}, chosen by the configuration
using PersonId = Id<struct PersonTag>;
using SeatId = Id<struct SeatTag>;
using QuestionId = Id<struct QuestionTag>;
using AnnouncementId = Id<struct AnnouncementTag>;
using PollId = Id<struct PollTag>;

}  // namespace paraninfo

template <typename Tag>
struct std::hash<paraninfo::Id<Tag>> {
    std::size_t operator()(const paraninfo::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
