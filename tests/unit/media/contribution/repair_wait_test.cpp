#include "media/contribution/repair_wait.hpp"

#include <gtest/gtest.h>

using paraninfo::contribution::Instant;
using paraninfo::contribution::RepairWait;
using namespace std::chrono_literals;

namespace {

// A line with so many losses a second, of whose repairs `late` in a hundred come too late; ends at `now`.
struct Line {
    RepairWait wait;
    Instant now = 5s;
    paraninfo::contribution::Repairs repairs;
    int changes = 0;

    void run(Instant how_long, std::uint64_t losses, std::uint64_t late_percent) {
        for (const Instant until = now + how_long; now < until; now += 1s) {
            repairs.asked += losses;
            repairs.late += losses * late_percent / 100;
            changes += wait.note(now, repairs);
        }
    }
};

}  // namespace

TEST(RepairWait, IsShortWhereNothingIsLost) {
    Line line;
    line.run(20min, 0, 0);
    EXPECT_EQ(line.wait.wait(), RepairWait::least);
    EXPECT_EQ(line.changes, 0);
}

TEST(RepairWait, IsShortWhereWhatIsLostComesInTime) {
    Line line;
    line.run(20min, 10, 10);
    EXPECT_EQ(line.wait.wait(), RepairWait::least);
}

TEST(RepairWait, GrowsWhileMostComesTooLate) {
    Line line;
    line.run(3s, 10, 90);
    EXPECT_EQ(line.wait.wait(), RepairWait::least + 3 * RepairWait::step);
    line.run(10s, 10, 10);
    EXPECT_EQ(line.wait.wait(), RepairWait::least + 3 * RepairWait::step);
}

TEST(RepairWait, IsJudgedOnceASecond) {
    RepairWait wait;
    EXPECT_TRUE(wait.note(5s, {10, 10}));
    EXPECT_FALSE(wait.note(5s + 999ms, {20, 20}));
    EXPECT_TRUE(wait.note(6s, {20, 20}));
}

TEST(RepairWait, NeverExceedsItsMost) {
    Line line;
    line.run(100s, 10, 100);
    EXPECT_EQ(line.wait.wait(), RepairWait::most);
}

TEST(RepairWait, IsGivenBackStepByStepWhenItHasBeenCalm) {
    Line line;
    line.run(3s, 10, 100);
    line.run(RepairWait::calm - 1s, 0, 0);
    EXPECT_EQ(line.wait.wait(), RepairWait::least + 3 * RepairWait::step);
    line.run(1s, 0, 0);
    EXPECT_EQ(line.wait.wait(), RepairWait::least + 2 * RepairWait::step);
    line.run(2 * RepairWait::calm, 0, 0);
    EXPECT_EQ(line.wait.wait(), RepairWait::least);
}
