#include "server/room/announcements.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(Announcements, AreMadeAndRemoved) {
    Room room;
    const auto id = *room.then(moderator(), MakeAnnouncement{" Coffee\n now "}).announcement;
    ASSERT_EQ(room.state.announcements.size(), 1u);
    EXPECT_EQ(room.state.announcements[0].text, "Coffee now");
    room.then(moderator(), RemoveAnnouncement{id});
    EXPECT_TRUE(room.state.announcements.empty());
    EXPECT_EQ(room.refused(moderator(), RemoveAnnouncement{id}), Reason::not_found);
}

TEST(Announcements, Have300CharactersAtMost) {
    Room room;
    room.then(moderator(), MakeAnnouncement{std::string(300, 'x')});
    EXPECT_EQ(room.refused(moderator(), MakeAnnouncement{std::string(301, 'x')}), Reason::too_long);
    EXPECT_EQ(room.refused(moderator(), MakeAnnouncement{""}), Reason::empty);
}

TEST(Announcements, StandInBoundedNumber) {
    Room room;
    room.limits.announcements_max = 1;
    const auto id = *room.then(moderator(), MakeAnnouncement{"One"}).announcement;
    EXPECT_EQ(room.refused(moderator(), MakeAnnouncement{"Two"}), Reason::full);
    room.then(moderator(), RemoveAnnouncement{id});
    room.then(moderator(), MakeAnnouncement{"Two"});
}

}  // namespace
}  // namespace paraninfo::room
