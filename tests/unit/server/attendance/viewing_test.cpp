#include "server/attendance/viewing.hpp"

#include "tests/unit/server/attendance/times.hpp"

#include <gtest/gtest.h>

namespace paraninfo::attendance {
namespace {

Playing picture(std::int64_t height, std::int64_t delay_ms, std::int64_t stalls = 0) {
    Playing playing;
    playing.height = height;
    playing.delay_ms = delay_ms;
    playing.stalls = stalls;
    return playing;
}

Playing text() {
    Playing playing;
    playing.view = PlayView::text;
    return playing;
}

class ViewingTest : public testing::Test {
  protected:
    void take(const std::string& page, const std::optional<Playing>& playing, std::int64_t after_s = 0) {
        viewing.take("auditorium", "ana", page, playing, start + after_s * 1000);
    }
    Viewers look(std::int64_t after_s = 0) { return viewing.look(start + after_s * 1000)["auditorium"]; }

    Viewing viewing;
};

TEST_F(ViewingTest, CountsPagesByWhatTheyPlay) {
    take("one", picture(360, 1000));
    take("two", picture(361, 2000));
    take("three", picture(2160, 3000));
    Playing sound = picture(0, 4000);
    sound.view = PlayView::sound;
    sound.profile = PlayProfile::safe;
    sound.native = true;
    take("four", sound);
    take("five", text());
    const Viewers seen = look();
    EXPECT_EQ(seen.viewers, 5U);
    EXPECT_EQ(seen.by_view, (std::array<std::size_t, 3>{3, 1, 1}));
    EXPECT_EQ(seen.by_height, (std::array<std::size_t, height_groups>{1, 1, 0, 0, 1}));
    EXPECT_EQ(seen.by_profile, (std::array<std::size_t, 4>{0, 3, 1, 0}));
    EXPECT_EQ(seen.native, 1U);
}

TEST_F(ViewingTest, TellsTheMedianAndTheNinetyFifthOfTheDelays) {
    for (int i = 1; i <= 100; ++i) take("page" + std::to_string(i), picture(720, i * 10));
    Playing unknown = picture(720, 0);
    unknown.delay_ms.reset();
    take("unknown", unknown);
    EXPECT_EQ(look().delay_median_ms, 500);
    EXPECT_EQ(look().delay_p95_ms, 950);
    EXPECT_EQ(look(61).delay_median_ms, std::nullopt);
}

TEST_F(ViewingTest, CountsWhatWasAddedSinceAPagesLastWord) {
    take("one", picture(720, 1000, 7));
    EXPECT_EQ(look().stalls, 0U);
    take("one", picture(720, 1000, 9), 20);
    EXPECT_EQ(look(20).stalls, 2U);
    EXPECT_EQ(look(20).stalled, 1U);
    take("one", picture(720, 1000, 3), 40);
    take("one", picture(720, 1000, play_count_max), 60);
    EXPECT_EQ(look(60).stalls, 2U + counted_at_once_max);
    take("one", picture(720, 1000, play_count_max), 80);
    take("one", picture(720, 1000, play_count_max), 121);
    EXPECT_EQ(look(121).stalled, 0U);
}

TEST_F(ViewingTest, ForgetsAPageThatStopsOrIsSilentAndKeepsTheRoomsCounts) {
    take("one", picture(720, 1000));
    take("one", picture(720, 1000, 1), 1);
    take("two", picture(720, 1000), 1);
    take("one", std::nullopt, 2);
    EXPECT_EQ(look(2).viewers, 1U);
    EXPECT_EQ(look(61).viewers, 1U);
    EXPECT_EQ(look(62).viewers, 0U);
    EXPECT_EQ(look(62).stalls, 1U);
}

TEST_F(ViewingTest, HoldsNoMorePagesThanItsLimit) {
    for (std::size_t i = 0; i < playing_pages_max + 5; ++i) take("page" + std::to_string(i), text());
    EXPECT_EQ(look().viewers, playing_pages_max);
    take("page0", std::nullopt);
    take("late", text());
    EXPECT_EQ(look().viewers, playing_pages_max);
}

TEST_F(ViewingTest, KeepsRoomsApart) {
    take("one", text());
    viewing.take("annex", "ana", "one", text(), start);
    EXPECT_EQ(look().viewers, 1U);
    EXPECT_EQ(viewing.look(start).size(), 2U);
}

}  // namespace
}  // namespace paraninfo::attendance
