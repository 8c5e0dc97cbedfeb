#include "server/hls/egress_guard.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

using std::chrono::seconds;

// Sends a steady stream, a second at a time.
class Line {
  public:
    explicit Line(double mbit_max, std::size_t renditions = 3) : guard(mbit_max, renditions) {
        guard.tick(0, now_);
    }
    void send(double mbit, int for_s) {
        for (int i = 0; i < for_s; ++i) {
            now_ += seconds(1);
            sent_ += static_cast<std::uint64_t>(mbit * 1e6 / 8);
            guard.tick(sent_, now_);
        }
    }
    EgressGuard guard;

  private:
    Time now_{std::chrono::hours(1)};
    std::uint64_t sent_ = 0;
};

TEST(EgressGuard, WithholdsNothingWhileThereIsRoom) {
    Line line(100);
    line.send(70, 600);
    EXPECT_EQ(line.guard.withheld(), 0U);
    EXPECT_NEAR(line.guard.mbit(), 70, 0.1);
}

TEST(EgressGuard, NearTheLimitTheTopRenditionsGoOneByOneAndOneStays) {
    Line line(100);  // 90 for the picture
    line.send(80, 15);
    EXPECT_GE(line.guard.withheld(), 1U);
    line.send(80, 60);
    EXPECT_EQ(line.guard.withheld(), 2U);
}

TEST(EgressGuard, TheyComeBackOneByOneOnceItHasBeenCalmForLong) {
    Line line(100);
    line.send(95, 60);
    ASSERT_EQ(line.guard.withheld(), 2U);
    line.send(70, 300);
    EXPECT_EQ(line.guard.withheld(), 2U) << "between the two limits nothing moves";
    line.send(40, 45);
    EXPECT_EQ(line.guard.withheld(), 1U);
    line.send(40, 40);
    EXPECT_EQ(line.guard.withheld(), 0U);
}

TEST(EgressGuard, AShortPeakMovesNothing) {
    Line line(100);
    line.send(30, 60);
    line.send(95, 2);
    line.send(30, 60);
    EXPECT_EQ(line.guard.withheld(), 0U);
}

TEST(EgressGuard, WithoutALimitItOnlyMeasures) {
    Line line(0);
    line.send(10'000, 60);
    EXPECT_EQ(line.guard.withheld(), 0U);
    EXPECT_NEAR(line.guard.mbit(), 10'000, 1);
}

TEST(EgressGuard, ASingleRenditionIsNeverWithheld) {
    Line line(10, 1);
    line.send(20, 60);
    EXPECT_EQ(line.guard.withheld(), 0U);
}

}  // namespace
}  // namespace paraninfo::hls
