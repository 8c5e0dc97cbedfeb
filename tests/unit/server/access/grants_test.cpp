#include "server/access/grants.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

using std::chrono::minutes;

const RoomId room{"auditorium"};
constexpr std::int64_t now = 1'790'000'012'345;
constexpr std::int64_t minute = 60'000;

Key32 key(std::uint8_t fill) {
    Key32 key{};
    key.fill(fill);
    return key;
}

TEST(Grants, OneHoldsForItsRoomUntilItEnds) {
    const Grants grants(key(1), minutes(10));
    const Grant grant = grants.make(room, now);
    EXPECT_EQ(grant.text.size(), 27U);
    EXPECT_GE(grant.until_ms, now + 10 * minute);
    EXPECT_LE(grant.until_ms, now + 11 * minute);
    EXPECT_TRUE(grants.holds(grant.text, "auditorium", now));
    EXPECT_TRUE(grants.holds(grant.text, "auditorium", grant.until_ms - 1));
    EXPECT_FALSE(grants.holds(grant.text, "auditorium", grant.until_ms));
    EXPECT_FALSE(grants.holds(grant.text, "table-1", now));
}

// Or a cache behind it would see another address for each viewer.
TEST(Grants, AllWhoAskInAMinuteGetTheSame) {
    const Grants grants(key(1), minutes(10));
    EXPECT_EQ(grants.make(room, now).text, grants.make(room, now - now % minute).text);
    EXPECT_NE(grants.make(room, now).text, grants.make(room, now + minute).text);
}

TEST(Grants, NothingElseHolds) {
    const Grants grants(key(1), minutes(10));
    std::string text = grants.make(room, now).text;
    EXPECT_FALSE(Grants(key(2), minutes(10)).holds(text, "auditorium", now));
    for (const char* other : {"", "a", "~", "AAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        EXPECT_FALSE(grants.holds(other, "auditorium", now)) << other;
    EXPECT_FALSE(grants.holds(text + "A", "auditorium", now));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(grants.holds(changed, "auditorium", now)) << i;
    }
}

}  // namespace
}  // namespace paraninfo::access
