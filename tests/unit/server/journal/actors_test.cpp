#include "server/journal/actors.hpp"

#include "tests/unit/server/journal/rig.hpp"

#include <gtest/gtest.h>

namespace paraninfo::journal {

TEST(Actors, AChangeIsOfThePersonWhoseCommandLedToIt) {
    const Folder folder;
    SqliteOptions options;
    options.path = folder.file();
    Rig rig(sqlite_engine(options));
    Lease lease = 0;
    rig.log().acquire(hall, "here", std::chrono::seconds(1), [&](Acquired got) { lease = got.lease; });
    rig.run();
    rig.log().append(append(lease, 0, {"a", "b"}, "one"), [](const Appended&) {});
    rig.log().append(append(lease, 2, {"by itself"}), [](const Appended&) {});
    rig.log().append(append(lease, 3, {}, "changed nothing"), [](const Appended&) {});
    rig.log().append(append(lease, 3, {"c"}, "two"), [](const Appended&) {});
    rig.run();
    Actors actors(folder.file(), hall);
    EXPECT_EQ(actors.of(1), PersonId{"ana"});
    EXPECT_EQ(actors.of(2), PersonId{"ana"});
    EXPECT_EQ(actors.of(3), std::nullopt);
    EXPECT_EQ(actors.of(4), PersonId{"ana"});
    EXPECT_EQ(actors.of(5), std::nullopt);
    EXPECT_EQ(Actors(folder.file(), RoomId{"other"}).of(1), std::nullopt);
    EXPECT_ANY_THROW(Actors(folder.file("none.db"), hall));
}

}  // namespace paraninfo::journal
