#include "server/access/store.hpp"

#include "tests/unit/server/access/door.hpp"

#include <sys/stat.h>

namespace paraninfo::access {
namespace {

const PersonRow person{"p", "local", "42", "", "Ana", "es", 1};
const SeatRow seat{"s", "p", "auditorium", Audience::hall};
const LoginRow login{"l", Hash32{1, 2, 3}, "p", 10, 20, 30, {"s", "t"}, {"link-a", "link-b"}};

TEST(Store, RowsComeBackAsTheyWere) {
    const TemporaryFolder folder;
    Store(folder.path() / "a.db").commit({person, seat, login, LinkRevoked{"link-c", 5}});
    const auto kept = Store(folder.path() / "a.db").load();
    EXPECT_EQ(kept.persons, std::vector{person});
    EXPECT_EQ(kept.seats, std::vector{seat});
    EXPECT_EQ(kept.logins, std::vector{login});
    EXPECT_EQ(kept.revoked, (std::vector{LinkRevoked{"link-c", 5}}));
}

TEST(Store, ANewerRowReplacesTheOlder) {
    const TemporaryFolder folder;
    Store store(folder.path() / "a.db");
    store.commit({person, seat, login});
    auto renamed = person;
    renamed.name = "Ana Ruiz";
    auto moved = login;
    moved.hash = Hash32{9};
    moved.used_ms = 25;
    moved.seats = {};
    store.commit({renamed, seat, moved});
    const auto kept = store.load();
    EXPECT_EQ(kept.persons, std::vector{renamed});
    EXPECT_EQ(kept.logins, std::vector{moved});
    store.commit({LoginGone{"l"}});
    EXPECT_TRUE(store.load().logins.empty());
}

TEST(Store, ASeatOfAPanelistTakesOnAnotherSpeaker) {
    const TemporaryFolder folder;
    Store store(folder.path() / "a.db");
    SeatRow of_panelist{"s", "p", "auditorium", Audience::panelist, "ana"};
    store.commit({person, of_panelist});
    EXPECT_EQ(store.load().seats, std::vector{of_panelist});
    of_panelist.speaker = "ana-perez";
    store.commit({of_panelist});
    EXPECT_EQ(store.load().seats, std::vector{of_panelist});
}

TEST(Store, TheFirstAcceptanceOfAVersionStays) {
    const TemporaryFolder folder;
    Store store(folder.path() / "a.db");
    const AcceptanceRow first{"p", "v1", "es", 7};
    store.commit({person, first});
    store.commit({AcceptanceRow{"p", "v1", "en", 9}, AcceptanceRow{"p", "v2", "en", 9}});
    EXPECT_EQ(store.load().acceptances, (std::vector{first, AcceptanceRow{"p", "v2", "en", 9}}));
}

TEST(Store, ACommitIsWholeOrNothing) {
    const TemporaryFolder folder;
    Store store(folder.path() / "a.db");
    store.commit({person, login});
    auto twin = person;
    twin.id = "q";  // the same external id again
    EXPECT_THROW(store.commit({seat, twin}), database::Error);
    EXPECT_TRUE(store.load().seats.empty());
}

TEST(Store, OnlyWritesOfOthersAreNoticed) {
    const TemporaryFolder folder;
    Store mine(folder.path() / "a.db");
    mine.load();
    mine.commit({LinkRevoked{"by-myself", 1}});
    EXPECT_EQ(mine.written_elsewhere(), std::nullopt);
    Store other(folder.path() / "a.db");
    other.commit({LinkRevoked{"by-another", 2}});
    EXPECT_EQ(mine.written_elsewhere()->revoked.size(), 2U);
    EXPECT_EQ(mine.written_elsewhere(), std::nullopt);
    other.register_people({{{{"17", "Ana", "", "", Audience::participant, "open"}, "link"}}, {}, {}}, 1);
    const std::vector<ClassRow> classes{{"17", VoterClass::open}};
    EXPECT_EQ(mine.written_elsewhere()->classes, classes);
    EXPECT_EQ(mine.load().classes, classes);
}

TEST(Store, MintedLinksAreListedWithWhatBecameOfThem) {
    const TemporaryFolder folder;
    Store store(folder.path() / "a.db");
    Link link;
    link.id = "abcdefgh";
    link.rooms = {"auditorium"};
    link.expires_s = 100;
    store.keep_link(link, "demo", 7);
    EXPECT_EQ(store.links(), (std::vector{MintedLink{link, "demo", 7, false, 0}}));
    auto guest = person;
    guest.link = "abcdefgh";
    store.commit({guest, LinkRevoked{"abcdefgh", 8}});
    EXPECT_EQ(store.links(), (std::vector{MintedLink{link, "demo", 7, true, 1}}));
}

TEST(Store, TheFileIsForItsOwnerOnly) {
    const TemporaryFolder folder;
    Store store(folder.path() / "a.db");
    store.commit({person});
    for (const auto* name : {"a.db", "a.db-wal", "a.db-shm"}) {
        struct stat status {};
        ASSERT_EQ(::stat((folder.path() / name).c_str(), &status), 0) << name;
        EXPECT_EQ(status.st_mode & 0777, 0600U) << name;
    }
}

}  // namespace
}  // namespace paraninfo::access
