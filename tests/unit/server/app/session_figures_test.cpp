#include "server/app/session_figures.hpp"

#include <gtest/gtest.h>

namespace paraninfo::app {
namespace {

constexpr std::int64_t start = 1'790'000'000'000;

config::Session session(const std::string& id, std::int64_t from_s, std::int64_t to_s) {
    config::Session one;
    one.id = id;
    one.room = "auditorium";
    one.starts_ms = start + from_s * 1000;
    one.ends_ms = start + to_s * 1000;
    return one;
}

attendance::Viewers viewers(std::size_t picture, std::size_t sound, std::int64_t delay_ms,
                            std::uint64_t stalls) {
    attendance::Viewers some;
    some.viewers = picture + sound;
    some.by_view = {picture, sound, 0};
    some.delay_median_ms = delay_ms;
    some.stalls = stalls;
    return some;
}

class SessionFiguresTest : public testing::Test {
  protected:
    std::vector<SessionFigures> look(std::int64_t at_s, const attendance::Viewers& there) {
        return tallies.look(agenda, {{"auditorium", there}}, start + at_s * 1000);
    }
    std::vector<config::Session> agenda{session("opening", 0, 60), session("talk", 60, 120)};
    SessionTallies tallies;
};

TEST_F(SessionFiguresTest, AreToldWhenASessionEnds) {
    EXPECT_TRUE(look(0, viewers(3, 1, 1000, 5)).empty());
    EXPECT_TRUE(look(5, viewers(9, 1, 3000, 6)).empty());
    EXPECT_TRUE(look(55, viewers(6, 0, 2000, 8)).empty());
    const auto ended = look(60, viewers(1, 0, 1000, 8));
    ASSERT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended[0], (SessionFigures{"opening", "auditorium", true, 10, 2000, 3, 10}));
}

TEST_F(SessionFiguresTest, SayWhenTheBeginningWasNotSeen) {
    look(30, viewers(1, 0, 1000, 0));
    EXPECT_FALSE(look(60, viewers(1, 0, 1000, 0)).at(0).whole);
    EXPECT_TRUE(look(120, viewers(1, 0, 1000, 0)).at(0).whole);
}

TEST_F(SessionFiguresTest, AreToldOfASessionThatLeavesTheAgendaAndOfOneThatNobodyFollowed) {
    tallies.look(agenda, {}, start);
    agenda.erase(agenda.begin());
    const auto ended = tallies.look(agenda, {}, start + 5000);
    ASSERT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended[0], (SessionFigures{"opening", "auditorium", true, 0, std::nullopt, 0, 0}));
}

}  // namespace
}  // namespace paraninfo::app
