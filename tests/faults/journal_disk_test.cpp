// The journal on a disk that is full or fails.
#include "server/database/database.hpp"
#include "server/journal/verify.hpp"
#include "tests/faults/faulty_disk.hpp"
#include "tests/unit/server/journal/rig.hpp"

#include <gmock/gmock.h>

namespace paraninfo::journal {
namespace {

using testing::Each;
using testing::ElementsAre;

class BadDisk : public testing::Test {
  protected:
    std::vector<Status> append_three(Lease lease, Offset last) {
        std::vector<Status> heard;
        for (Offset n = last; n < last + 3; ++n) {
            rig_->log().append(append(lease, n, {"p"}, "k" + std::to_string(n)),
                               [&](const Appended& done) { heard.push_back(done.status); });
        }
        rig_->run();
        return heard;
    }
    void restart() {
        rig_.reset();
        rig_ = std::make_unique<Rig>(sqlite_engine({folder_.file(), disk_.name(), 1000}),
                                     Limits{.batch_max = 1});
    }

    Folder folder_;
    faults::FaultyDisk disk_;
    std::unique_ptr<Rig> rig_ =
        std::make_unique<Rig>(sqlite_engine({folder_.file(), disk_.name(), 1000}), Limits{.batch_max = 1});
};

TEST_F(BadDisk, AFullDiskRefusesEverythingBehindItAndComesBackWithTheSpace) {
    const auto lease = rig_->acquire().lease;
    rig_->append(append(lease, 0, {"a"}, "k"));
    disk_.set_full(true);
    EXPECT_THAT(append_three(lease, 1), Each(Status::unavailable));
    EXPECT_EQ(rig_->acquire().status, Status::unavailable);
    EXPECT_THAT(payloads(rig_->read()), ElementsAre("a"));
    disk_.set_full(false);
    // Not by itself under the old lease: the room must look at what is there first.
    EXPECT_THAT(append_three(lease, 1), Each(Status::unavailable));
    const auto again = rig_->acquire();
    EXPECT_EQ(again.status, Status::ok);
    EXPECT_EQ(again.last, 1u);
    EXPECT_THAT(append_three(again.lease, 1), Each(Status::ok));
    EXPECT_TRUE(verify(folder_.file()).ok());
}

TEST_F(BadDisk, ANewRoomOnAFullDiskLeavesNothingBehind) {
    disk_.set_full(true);
    EXPECT_EQ(rig_->acquire().status, Status::unavailable);
    disk_.set_full(false);
    EXPECT_EQ(rig_->acquire().last, 0u);
}

TEST_F(BadDisk, AfterAFailedSyncNothingIsAcknowledgedUntilTheNextStart) {
    const auto lease = rig_->acquire().lease;
    rig_->append(append(lease, 0, {"a"}, "first"));
    disk_.set_failing_syncs(true);
    // Whether the one whose sync failed is on the disk, nobody knows.
    EXPECT_THAT(append_three(lease, 1),
                ElementsAre(Status::unknown, Status::unavailable, Status::unavailable));
    disk_.set_failing_syncs(false);
    const int syncs = disk_.syncs();
    EXPECT_EQ(rig_->acquire().status, Status::unavailable);
    EXPECT_EQ(disk_.syncs(), syncs);
    EXPECT_THAT(payloads(rig_->read()), ElementsAre("a"));
    restart();
    const auto again = rig_->acquire();
    EXPECT_EQ(again.status, Status::ok);
    const auto repeated = rig_->append(append(again.lease, again.last, {"p"}, "k1"));
    EXPECT_THAT(repeated.status, testing::AnyOf(Status::ok, Status::duplicate));
    EXPECT_EQ(repeated.first, 2u);
}

TEST_F(BadDisk, AnotherProgramsLockIsWaitedForThenRefused) {
    const auto lease = rig_->acquire().lease;
    database::Database other = database::Database::open(folder_.file());
    other.execute("BEGIN EXCLUSIVE");
    EXPECT_THAT(append_three(lease, 0), Each(Status::unavailable));
    other.execute("ROLLBACK");
    EXPECT_THAT(append_three(rig_->acquire().lease, 0), Each(Status::ok));
}

}  // namespace
}  // namespace paraninfo::journal
