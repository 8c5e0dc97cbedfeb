#include "media/contribution/barred.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using namespace std::chrono_literals;

TEST(Barred, ASourceMayNotComeInForHalfAMinuteAndTheOthersMay) {
    Barred barred;
    barred.note("cam-a", 100s);
    EXPECT_TRUE(barred.holds("cam-a", 130s - 1ns));
    EXPECT_FALSE(barred.holds("cam-b", 110s));
    EXPECT_EQ(barred.sources(110s), std::vector<std::string>{"cam-a"});
    EXPECT_FALSE(barred.holds("cam-a", 130s));
    EXPECT_TRUE(barred.sources(130s).empty());
}

TEST(Barred, WhoDoesItAgainIsBarredAnew) {
    Barred barred;
    barred.note("cam-a", 100s);
    barred.note("cam-a", 120s);
    EXPECT_TRUE(barred.holds("cam-a", 149s));
}

TEST(Barred, NoMoreAreRememberedThanTheLimit) {
    Barred barred;
    for (std::size_t i = 0; i <= Barred::remembered_max; ++i) barred.note("cam-" + std::to_string(i), 100s);
    EXPECT_EQ(barred.sources(100s).size(), Barred::remembered_max);
}
