#include "media/program/slate_card.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;

TEST(SlateCard, IsReadyAtOnceAndDrawnAnewOnlyWhenItsClockChanges) {
    gst_init(nullptr, nullptr);
    SlateCard card(640, 360, "Auditorium");
    ASSERT_NE(card.picture(), nullptr);
    card.tend("14:03");
    const auto first = card.picture();
    EXPECT_EQ(gst_buffer_get_size(first.get()), 640U * 360 * 3 / 2);
    card.tend("14:03");
    EXPECT_EQ(card.picture(), first);
    card.tend("14:04");
    EXPECT_NE(card.picture(), first);
}

TEST(SlateCard, TheTimeOfDayIsHoursAndMinutes) {
    const std::string time = time_of_day();
    EXPECT_EQ(time.size(), 5U);
    EXPECT_EQ(time[2], ':');
}
