#include "media/cmaf/fragment.hpp"

#include "tests/unit/media/cmaf/box_reader.hpp"

#include <gtest/gtest.h>

#include <array>

using namespace paraninfo::cmaf;
using paraninfo::cmaf::testing::find;
using paraninfo::cmaf::testing::number;

namespace {
const std::array<Sample, 2> two{Sample{3000, true, "KEY!"}, Sample{6000, false, "delta"}};
}

TEST(Fragment, StatesEachSamplesDurationSizeAndKind) {
    const std::string bytes = fragment(7, 0x1'0000'0000, two);
    EXPECT_EQ(number(find(bytes, {"moof", "mfhd"}), 4, 4), 7U);
    const auto tfhd = find(bytes, {"moof", "traf", "tfhd"});
    EXPECT_EQ(number(tfhd, 0, 4), 0x020000U);
    const auto tfdt = find(bytes, {"moof", "traf", "tfdt"});
    EXPECT_EQ(number(tfdt, 0, 1), 1U);
    EXPECT_EQ(number(tfdt, 4, 8), 0x1'0000'0000U);
    const auto trun = find(bytes, {"moof", "traf", "trun"});
    EXPECT_EQ(number(trun, 4, 4), 2U);
    EXPECT_EQ(number(trun, 12, 4), 3000U);
    EXPECT_EQ(number(trun, 16, 4), 4U);
    EXPECT_EQ(number(trun, 20, 4), 0x02000000U);
    EXPECT_EQ(number(trun, 24, 4), 6000U);
    EXPECT_EQ(number(trun, 28, 4), 5U);
    EXPECT_EQ(number(trun, 32, 4), 0x01010000U);
}

TEST(Fragment, TheDataOffsetPointsAtTheFirstSample) {
    const std::string bytes = fragment(1, 0, two);
    const auto offset = number(find(bytes, {"moof", "traf", "trun"}), 8, 4);
    EXPECT_EQ(bytes.substr(offset), "KEY!delta");
    EXPECT_EQ(find(bytes, {"mdat"}), "KEY!delta");
}
