#include "media/cmaf/cuts.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::cmaf;

namespace {

const Grid grid{30, 10, 60};

// Frames [from, to), of which those in `segments` open one.
void follow(Cuts& cuts, std::uint64_t from, std::uint64_t to, std::vector<std::uint64_t> segments = {}) {
    for (std::uint64_t n = from; n < to; ++n)
        cuts.follow(n, std::find(segments.begin(), segments.end(), n) != segments.end());
}

}  // namespace

TEST(Cuts, OnTheGridAllIsKnownBeforehand) {
    const Cuts cuts(grid);
    EXPECT_EQ(cuts.part_at(59), (Cuts::Place{50, 60, 0, 5, true}));
    EXPECT_EQ(cuts.part_at(60), (Cuts::Place{60, 70, 1, 0, false}));
    EXPECT_TRUE(cuts.opens_segment(120));
    EXPECT_EQ(cuts.segment_end(1), 120U);
}

TEST(Cuts, APartIsKnownWhenTheFrameAfterItIs) {
    Cuts cuts(grid, 100);
    EXPECT_EQ(cuts.follow(100, false), (Opens{true, true})) << "the first opens a segment in any case";
    follow(cuts, 101, 110);
    EXPECT_EQ(cuts.part_at(105), std::nullopt);
    EXPECT_EQ(cuts.follow(110, false), (Opens{false, true}));
    EXPECT_EQ(cuts.part_at(105), (Cuts::Place{100, 110, 0, 0, false}));
    EXPECT_EQ(cuts.part_at(110), std::nullopt);
    EXPECT_EQ(cuts.part_at(99), std::nullopt) << "before the timeline";
}

TEST(Cuts, ASegmentEndsWhereTheNextIsSaidToBegin) {
    Cuts cuts(grid, 0);
    follow(cuts, 0, 64, {63});
    EXPECT_EQ(cuts.part_at(62), (Cuts::Place{60, 63, 0, 6, true})) << "a short last part";
    EXPECT_TRUE(cuts.opens_segment(63));
    EXPECT_EQ(cuts.segment_end(0), 63U);
    EXPECT_EQ(cuts.segment_end(1), std::nullopt);
}

TEST(Cuts, TheTimelinesEndIsTheEndOfItsLastPart) {
    Cuts cuts(grid, 0);
    follow(cuts, 0, 75, {60});
    cuts.end_at(75);
    EXPECT_EQ(cuts.part_at(74), (Cuts::Place{70, 75, 1, 1, true}));
    EXPECT_EQ(cuts.part_at(75), std::nullopt);
    EXPECT_EQ(cuts.segment_end(1), 75U);
    EXPECT_TRUE(cuts.is_end(75));
}

TEST(Cuts, RemembersNoMoreThanItsLimit) {
    Cuts cuts(grid, 0);
    follow(cuts, 0, 10 * Cuts::remembered_max);
    EXPECT_TRUE(cuts.part_at(0));
    follow(cuts, 10 * Cuts::remembered_max, 10 * Cuts::remembered_max + 1);
    EXPECT_EQ(cuts.part_at(0), std::nullopt);
    EXPECT_TRUE(cuts.part_at(10));
}
