#include "media/program/slate_card.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t noon = 1'790'000'000'000 / minute * minute;

struct SlateCardTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    SlateCard card{{640, 360, "Auditorium", "Welcome", {}}};
};

}  // namespace

TEST_F(SlateCardTest, IsReadyAtOnceAndDrawnAnewOnlyWhenItsClockChanges) {
    ASSERT_NE(card.picture(), nullptr);
    card.tend(noon);
    const auto first = card.picture();
    EXPECT_EQ(gst_buffer_get_size(first.get()), 640U * 360 * 3 / 2);
    card.tend(noon + minute - 1);
    EXPECT_EQ(card.picture(), first);
    card.tend(noon + minute);
    EXPECT_NE(card.picture(), first);
}

TEST_F(SlateCardTest, ACountdownIsDrawnEachSecondUntilItIsOver) {
    card.show("Pause", noon + 10'000, noon);
    const auto ten = card.picture();
    card.tend(noon + 999);
    EXPECT_EQ(card.picture(), ten) << "ten seconds are left until the first is over";
    card.tend(noon + 1000);
    const auto nine = card.picture();
    EXPECT_NE(nine, ten);
    card.tend(noon + 10'000);
    const auto over = card.picture();
    EXPECT_NE(over, nine);
    card.tend(noon + 20'000);
    EXPECT_EQ(card.picture(), over);
}

TEST_F(SlateCardTest, WithoutATextOfItsOwnTheConfiguredLineStands) {
    card.tend(noon);
    const auto plain = card.picture();
    card.show("Pause", 0, noon);
    EXPECT_NE(card.picture(), plain);
    card.show("Welcome", 0, noon);
    const auto same = card.picture();
    card.show("", 0, noon);
    EXPECT_EQ(card.picture(), same);
}

TEST_F(SlateCardTest, TheTimeOfDayIsHoursAndMinutes) {
    const std::string time = time_of_day(noon);
    EXPECT_EQ(time.size(), 5U);
    EXPECT_EQ(time[2], ':');
}
