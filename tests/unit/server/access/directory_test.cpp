// How a login is found and how it ends.
#include "server/access/directory.hpp"

#include "tests/unit/server/access/door.hpp"

namespace paraninfo::access {
namespace {

TEST(Directory, ALoginEndsAfterTwelveHoursUnused) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    door.pass(12 * hour_ms - 1);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    door.pass(12 * hour_ms - 1);
    EXPECT_TRUE(door.ended.empty());
    door.pass(1);
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
    EXPECT_EQ(door.ended, (std::vector<Ended>{{entry.login->id, CloseCode::signed_out}}));
}

TEST(Directory, ALoginEndsAtItsLastHourHoweverMuchItIsUsed) {
    Door door;
    const auto entry = door.enter(door.open_link(Audience::moderator)).value();
    for (int hour = 0; hour < 11; ++hour) {
        door.pass(hour_ms);
        EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    }
    door.pass(hour_ms - 1);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    door.wall_ms += 1;
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
    EXPECT_TRUE(door.ended.empty());
    door.pass(0);
    EXPECT_EQ(door.ended.size(), 1U);
}

TEST(Directory, TheUseOfALoginOutlivesARestart) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    door.pass(8 * hour_ms);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    door.pass(0);
    door.reopen();
    door.pass(8 * hour_ms);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
}

TEST(Directory, ADevicesListMarksTheCaller) {
    Directory directory({{"r"}, {"es"}, {}}, {});
    EXPECT_TRUE(directory.devices("nobody", "x").empty());
}

TEST(Directory, RowsWithoutTheirPersonAreLeftOut) {
    Kept kept;
    kept.logins.push_back({"l", {}, "nobody", 0, 0, 1'000'000, {"s"}, {}});
    kept.seats.push_back({"s", "nobody", "r", Audience::hall});
    const Directory directory({{"r"}, {"es"}, {}}, kept);
    EXPECT_EQ(directory.login_count(), 0U);
    EXPECT_EQ(directory.person_count(), 0U);
}

TEST(Directory, ARoomThatIsGoneTakesItsSeatsWithIt) {
    Kept kept;
    kept.persons.push_back({"p", "", "", "link-id-1", "Ana", "es", 0});
    kept.seats = {{"s", "p", "r", Audience::hall}, {"t", "p", "gone", Audience::hall}};
    Hash32 hash{1};
    kept.logins.push_back({"l", hash, "p", 0, 0, 1'000'000, {"s", "t"}, {"link-id-1"}});
    Directory directory({{"r"}, {"es"}, {}}, kept);
    const auto login = directory.find(hash, 1);
    ASSERT_NE(login, nullptr);
    EXPECT_NE(login->seat(SeatId{"s"}), nullptr);
    EXPECT_EQ(login->seat(SeatId{"t"}), nullptr);
}

TEST(Directory, EndingALoginTwiceIsNothing) {
    Kept kept;
    kept.persons.push_back({"p", "", "", "link-id-1", "Ana", "es", 0});
    kept.logins.push_back({"l", Hash32{1}, "p", 0, 0, 1'000'000, {}, {}});
    Directory directory({{"r"}, {"es"}, {}}, kept);
    Effects effects;
    EXPECT_TRUE(directory.end("l", CloseCode::signed_out, effects));
    EXPECT_FALSE(directory.end("l", CloseCode::signed_out, effects));
    EXPECT_EQ(effects.ended.size(), 1U);
    EXPECT_EQ(effects.writes, (std::vector<Write>{LoginGone{"l"}}));
}

}  // namespace
}  // namespace paraninfo::access
