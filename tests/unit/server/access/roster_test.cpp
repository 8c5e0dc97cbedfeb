#include "server/access/roster.hpp"

#include "server/access/store.hpp"
#include "tests/unit/server/access/door.hpp"

namespace paraninfo::access {
namespace {

const PersonRow ana{"p1", "local", "42", "", "Ana", "es", 20};
const PersonRow bea{"p2", "", "", "link-b", "Bea", "en", 10};

TEST(Roster, HasWhoeverHasASeatInTheRoomWithWhatTheyAccepted) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "access.db";
    Store(file).commit({ana, bea, SeatRow{"s1", "p1", "auditorium", Audience::participant},
                        SeatRow{"s2", "p1", "auditorium", Audience::hall},
                        SeatRow{"s3", "p2", "auditorium", Audience::hall},
                        SeatRow{"s4", "p2", "library", Audience::moderator},
                        AcceptanceRow{"p1", "v2", "es", 9}, AcceptanceRow{"p1", "v1", "en", 8}});
    const auto roster = read_roster(file, "auditorium");
    ASSERT_EQ(roster.size(), 2U);
    EXPECT_EQ(roster[0], (RosterEntry{bea, {Audience::hall}, {}}));
    EXPECT_EQ(roster[1].roles, (std::vector{Audience::hall, Audience::participant}));
    EXPECT_EQ(roster[1].acceptances,
              (std::vector{AcceptanceRow{"p1", "v1", "en", 8}, AcceptanceRow{"p1", "v2", "es", 9}}));
    EXPECT_EQ(read_roster(file, "library").size(), 1U);
    EXPECT_TRUE(read_roster(file, "elsewhere").empty());
}

TEST(Roster, AFileThatIsNotThereNamesNobody) {
    const TemporaryFolder folder;
    EXPECT_TRUE(read_roster(folder.path() / "access.db", "auditorium").empty());
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "access.db"));
}

TEST(Roster, AFileOfAnEarlierVersionHasNoAcceptances) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "access.db";
    Store(file).commit({ana, SeatRow{"s1", "p1", "auditorium", Audience::participant}});
    database::Database::open(file, {}).execute("DROP TABLE acceptances");
    EXPECT_EQ(read_roster(file, "auditorium").size(), 1U);
}

}  // namespace
}  // namespace paraninfo::access
