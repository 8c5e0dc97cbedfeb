#include "media/mix/clock_strip.hpp"

#include "tests/support/strip_time.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo::mix;
using paraninfo::testing::strip_time;

TEST(ClockStrip, SaysTheTimeThatItWasGiven) {
    for (const std::int64_t time : {0LL, 1LL, 999LL, 0x7fffffffLL, 1'795'000'000'123LL})
        EXPECT_EQ(strip_time(strip_cells(time)), static_cast<std::uint32_t>(time & 0x7fffffff)) << time;
}

TEST(ClockStrip, OneMillisecondChangesOneCellAndTheParity) {
    for (std::int64_t time = 1'795'000'000'000; time < 1'795'000'002'000; ++time) {
        const StripCells before = strip_cells(time);
        const StripCells after = strip_cells(time + 1);
        int changed = 0;
        for (std::size_t i = 0; i < before.size(); ++i) changed += before[i] != after[i] ? 1 : 0;
        EXPECT_EQ(changed, 2);
    }
}

TEST(ClockStrip, TheNumberOfWhiteCellsIsEven) {
    for (std::int64_t time = 1'795'000'000'000; time < 1'795'000'000'100; ++time) {
        const StripCells cells = strip_cells(time);
        EXPECT_EQ(std::count(cells.begin(), cells.end(), true) % 2, 0);
    }
}
