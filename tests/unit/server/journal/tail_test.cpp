#include "server/journal/tail.hpp"

#include "tests/unit/server/journal/rig.hpp"

#include <gmock/gmock.h>

namespace paraninfo::journal {
namespace {

using testing::ElementsAre;

TEST(Tail, GivesWhatIsNewerThanAsked) {
    Tail tail(10, 10'000);
    tail.push(hall, 5, {entry("five"), entry("six")});
    tail.push(hall, 7, {entry("seven")});
    EXPECT_THAT(payloads(*tail.read(hall, 5, 10)), ElementsAre("six", "seven"));
    EXPECT_THAT(payloads(*tail.read(hall, 4, 1)), ElementsAre("five"));
    EXPECT_EQ(tail.read(hall, 4, 10)->last, 7u);
}

TEST(Tail, SendsToTheEngineWhoeverAsksForOlderOrNewerThanItHas) {
    Tail tail(10, 10'000);
    tail.push(hall, 5, {entry("five")});
    EXPECT_EQ(tail.read(hall, 3, 10), std::nullopt);
    EXPECT_EQ(tail.read(hall, 5, 10), std::nullopt);
    EXPECT_EQ(tail.read(RoomId{"seminar"}, 4, 10), std::nullopt);
}

TEST(Tail, KeepsAsManyAsItMayAndOneMorePushesTheOldestOut) {
    Tail tail(2, 10'000);
    tail.push(hall, 1, {entry("a"), entry("b")});
    EXPECT_TRUE(tail.read(hall, 0, 10));
    tail.push(hall, 3, {entry("c")});
    EXPECT_FALSE(tail.read(hall, 0, 10));
    EXPECT_THAT(payloads(*tail.read(hall, 1, 10)), ElementsAre("b", "c"));
}

TEST(Tail, IsBoundedInBytes) {
    Tail tail(100, 2'000);
    tail.push(hall, 1, {entry(std::string(1'500, 'a')), entry(std::string(1'500, 'b'))});
    EXPECT_FALSE(tail.read(hall, 0, 10));
    EXPECT_TRUE(tail.read(hall, 1, 10));
}

TEST(Tail, StartsAnewAfterAHole) {
    Tail tail(10, 10'000);
    tail.push(hall, 1, {entry("a")});
    tail.push(hall, 5, {entry("e")});
    EXPECT_FALSE(tail.read(hall, 0, 10));
    EXPECT_THAT(offsets(*tail.read(hall, 4, 10)), ElementsAre(5));
}

TEST(Tail, ForgetsWhatIsErased) {
    Tail tail(10, 10'000);
    tail.push(hall, 1, {entry("a"), entry("secret")});
    tail.erase(hall, 2);
    EXPECT_EQ(tail.read(hall, 1, 10)->entries.at(0), (Stored{2, entry(""), true}));
}

TEST(Tail, ForgetsWhatIsBelowTheFloor) {
    Tail tail(10, 10'000);
    tail.push(hall, 1, {entry("a"), entry("b"), entry("c")});
    tail.drop_below(hall, 2);
    EXPECT_FALSE(tail.read(hall, 1, 10));
    EXPECT_THAT(payloads(*tail.read(hall, 2, 10)), ElementsAre("c"));
}

}  // namespace
}  // namespace paraninfo::journal
