#include "media/program/spare_power.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t late = Shedding::late_frames;

}  // namespace

TEST(SparePower, AMomentsDelayTakesNoneAway) {
    SparePower spare;
    spare.look(0s, late, 0);
    spare.look(Shedding::patience - 1ms, late, 0);
    spare.look(1s, late - 1, 0);
    spare.look(1s + Shedding::patience - 1ms, late, 0);
    EXPECT_TRUE(spare.any());
}

TEST(SparePower, ASecondOfItDoesUntilItHasBeenInTimeForAWhile) {
    SparePower spare;
    spare.look(0s, late, 0);
    spare.look(Shedding::patience, late, 0);
    EXPECT_FALSE(spare.any());
    spare.look(Shedding::patience + SparePower::quiet - 1ms, 0, 0);
    EXPECT_FALSE(spare.any());
    spare.look(Shedding::patience + SparePower::quiet, 0, 0);
    EXPECT_TRUE(spare.any());
}

TEST(SparePower, WhileARenditionGoesWithoutThereIsNone) {
    SparePower spare;
    spare.look(0s, 0, 1);
    EXPECT_FALSE(spare.any());
    spare.look(60s, 0, 1);
    EXPECT_FALSE(spare.any());
    spare.look(60s + SparePower::quiet, 0, 0);
    EXPECT_TRUE(spare.any());
}
