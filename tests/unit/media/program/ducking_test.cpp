#include "media/program/ducking.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using namespace paraninfo;
using namespace paraninfo::program;

namespace {

const std::vector<std::int16_t> voice(3200, 3000);
const std::vector<std::int16_t> quiet(3200, 5);

double in_db(double linear) {
    return 20 * std::log10(linear);
}

struct DuckingTest : testing::Test {
    Ducking ducking;
};

}  // namespace

TEST_F(DuckingTest, WithoutDepthsNothingGoesDown) {
    ducking.hear("cam-a", voice, 1);
    EXPECT_EQ(ducking.in_programme(), 1);
    EXPECT_EQ(ducking.in_return("cam-a"), 1);
}

TEST_F(DuckingTest, OnlyTheReturnOfWhoSpeaksGoesDown) {
    ducking.set_depths({0, -1200});
    ducking.hear("cam-a", voice, 1);
    ducking.hear("cam-b", quiet, 1);
    EXPECT_NEAR(in_db(ducking.in_return("cam-a")), -12, 0.01);
    EXPECT_EQ(ducking.in_return("cam-b"), 1);
    EXPECT_EQ(ducking.in_return("cam-c"), 1) << "who sends nothing";
    EXPECT_EQ(ducking.in_programme(), 1);
}

TEST_F(DuckingTest, TheProgrammeGoesDownForAnybodyAndOnce) {
    ducking.set_depths({-900, 0});
    ducking.hear("cam-a", voice, 1);
    ducking.hear("cam-b", voice, 1);
    EXPECT_NEAR(in_db(ducking.in_programme()), -9, 0.01);
}

TEST_F(DuckingTest, WhereBothDuckTheDeeperOneCounts) {
    ducking.set_depths({-900, -1200});
    ducking.hear("cam-a", voice, 1);
    EXPECT_NEAR(in_db(ducking.in_programme() * ducking.in_return("cam-a")), -12, 0.01);
    ducking.set_depths({-1500, -1200});
    EXPECT_NEAR(in_db(ducking.in_programme() * ducking.in_return("cam-a")), -15, 0.01);
}

TEST_F(DuckingTest, WhoIsHeardInPartDucksAsMuchOfTheDepth) {
    ducking.set_depths({-900, -1200});
    ducking.hear("cam-a", voice, 0.5);
    EXPECT_NEAR(in_db(ducking.in_programme()), -4.5, 0.01);
    EXPECT_NEAR(in_db(ducking.in_programme() * ducking.in_return("cam-a")), -6, 0.01);
    ducking.hear("cam-b", voice, 1);
    EXPECT_NEAR(in_db(ducking.in_programme()), -9, 0.01) << "the one who is heard most";
}

TEST_F(DuckingTest, ForWhomNobodyHearsItDoesNotGoDown) {
    ducking.set_depths({-900, -1200});
    ducking.hear("cam-a", voice, 0);
    EXPECT_EQ(ducking.in_programme(), 1);
    EXPECT_EQ(ducking.in_return("cam-a"), 1);
    ducking.hear("cam-a", voice, 1);
    ducking.forget("cam-a");
    EXPECT_EQ(ducking.in_programme(), 1) << "and not for who went";
}
