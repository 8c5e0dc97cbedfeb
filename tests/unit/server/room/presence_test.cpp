#include "server/room/presence.hpp"

#include <gtest/gtest.h>

namespace paraninfo::room {
namespace {

const PersonId person{"p"};

TEST(Presence, APersonIsCountedOnceForEachRole) {
    Presence presence;
    EXPECT_TRUE(presence.enter(person, Audience::participant));
    EXPECT_FALSE(presence.enter(person, Audience::participant));
    EXPECT_TRUE(presence.enter(person, Audience::moderator));
    EXPECT_EQ(presence.headcount()[Audience::participant], 1u);
    EXPECT_EQ(presence.headcount()[Audience::moderator], 1u);
}

TEST(Presence, TheLastTabCounts) {
    Presence presence;
    presence.enter(person, Audience::hall);
    presence.enter(person, Audience::hall);
    EXPECT_FALSE(presence.leave(person, Audience::hall));
    EXPECT_TRUE(presence.is_here(person, Audience::hall));
    EXPECT_TRUE(presence.leave(person, Audience::hall));
    EXPECT_FALSE(presence.is_here(person, Audience::hall));
    EXPECT_EQ(presence.headcount(), Headcount{});
}

TEST(Presence, WhoeverIsNotHereCannotLeave) {
    Presence presence;
    EXPECT_FALSE(presence.leave(person, Audience::hall));
    presence.enter(person, Audience::hall);
    EXPECT_FALSE(presence.leave(person, Audience::screen));
}

}  // namespace
}  // namespace paraninfo::room
