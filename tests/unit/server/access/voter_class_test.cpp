// In which tally somebody counts who came by this link or that.
#include "server/access/store.hpp"
#include "tests/unit/server/access/door.hpp"

namespace paraninfo::access {
namespace {

void list(Door& door, const std::string& id, const std::string& voter_class) {
    Store(door.folder() / "access.db")
        .register_people(
            {{{{id, "Person " + id, "", "", Audience::participant, voter_class}, "link"}}, {}, {}}, 1);
    door.pass(1);
}

VoterClass class_of(const Entry& entry) {
    return entry.login->seats.front().voter_class;
}

TEST(VoterClasses, OfWhomNoListNamesAreSaidByTheDoor) {
    Door door;
    EXPECT_EQ(class_of(door.enter(door.open_link()).value()), VoterClass::open);
    EXPECT_EQ(class_of(door.enter(door.open_link(Audience::hall)).value()), VoterClass::hall);
    EXPECT_EQ(class_of(door.enter(door.personal_link("17")).value()), VoterClass::registered);
    EXPECT_EQ(class_of(door.enter(door.personal_link("18", Audience::hall)).value()), VoterClass::hall);
}

TEST(VoterClasses, OfWhoIsOnTheListAreAsItSays) {
    Door door;
    list(door, "17", "open");
    list(door, "18", "registered");
    EXPECT_EQ(class_of(door.enter(door.personal_link("17")).value()), VoterClass::open);
    EXPECT_EQ(class_of(door.enter(door.personal_link("18", Audience::hall)).value()), VoterClass::registered);
    EXPECT_EQ(class_of(door.enter(door.personal_link("19")).value()), VoterClass::registered);
}

TEST(VoterClasses, AListThatComesLaterCountsFromThenOn) {
    Door door;
    const auto entry = door.enter(door.personal_link("17")).value();
    const auto before = door.access().generation();
    list(door, "17", "hall");
    EXPECT_GT(door.access().generation(), before) << "who remembers a cookie looks again";
    EXPECT_EQ(door.access().verify(entry.cookie)->seats.front().voter_class, VoterClass::hall);
    door.reopen();
    EXPECT_EQ(door.access().verify(entry.cookie)->seats.front().voter_class, VoterClass::hall);
}

}  // namespace
}  // namespace paraninfo::access
