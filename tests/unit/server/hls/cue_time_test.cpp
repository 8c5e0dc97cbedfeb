#include "server/hls/cue_time.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

TEST(CueTime, HasTwoDigitsOfHoursOrMore) {
    EXPECT_EQ(cue_time(0), "00:00:00.000");
    EXPECT_EQ(cue_time(3'723'004), "01:02:03.004");
    EXPECT_EQ(cue_time(400'000'000), "111:06:40.000");
}

}  // namespace
}  // namespace paraninfo::hls
