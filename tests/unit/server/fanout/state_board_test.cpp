#include "server/fanout/state_board.hpp"

#include <gtest/gtest.h>

namespace paraninfo::fanout {
namespace {

TEST(StateBoard, TheNewestValueReplacesTheOlder) {
    StateBoard board;
    board.set("a", "1");
    board.set("b", "2");
    board.set("a", "3");
    EXPECT_EQ(board.flush(0), (std::vector<StateValue>{{"a", "3"}, {"b", "2"}}));
    EXPECT_TRUE(board.flush(1000).empty());
}

TEST(StateBoard, IsDueFourTimesASecond) {
    StateBoard board;
    EXPECT_EQ(board.due_at_ms(), std::nullopt);
    board.set("a", "1");
    EXPECT_LE(*board.due_at_ms(), 0);
    board.flush(1000);
    EXPECT_EQ(board.due_at_ms(), std::nullopt);
    board.set("a", "2");
    EXPECT_EQ(board.due_at_ms(), 1250);
}

TEST(StateBoard, AValueThatCostsSomethingIsMadeWhenItIsTaken) {
    StateBoard board;
    int made = 0;
    for (int i = 0; i < 3; ++i) board.set_later("a", [&] { return std::to_string(++made); });
    EXPECT_EQ(made, 0);
    EXPECT_EQ(board.flush(0), (std::vector<StateValue>{{"a", "1"}}));
    board.touch_all();
    EXPECT_EQ(board.flush(1000), (std::vector<StateValue>{{"a", "1"}}));
    EXPECT_EQ(made, 1);
}

TEST(StateBoard, WhatIsForgottenIsNotSent) {
    StateBoard board;
    board.set("a", "1");
    board.set("b", "2");
    board.forget("a");
    EXPECT_EQ(board.flush(0), (std::vector<StateValue>{{"b", "2"}}));
    EXPECT_EQ(board.newest("a"), nullptr);
    board.set("a", "1");
    EXPECT_EQ(board.flush(1000).size(), 1U);
}

TEST(StateBoard, TheSameValueAgainIsNoNews) {
    StateBoard board;
    board.set("a", "1");
    board.flush(0);
    board.set("a", "1");
    EXPECT_EQ(board.due_at_ms(), std::nullopt);
}

TEST(StateBoard, KnowsWhatWasTakenAndWhatIsNew) {
    StateBoard board;
    board.set("a", "1");
    EXPECT_EQ(board.published("a"), nullptr);
    board.flush(0);
    board.set("a", "2");
    EXPECT_EQ(*board.published("a"), "1");
    EXPECT_EQ(*board.newest("a"), "2");
    EXPECT_EQ(board.newest("b"), nullptr);
}

TEST(StateBoard, CanBeSentWhollyOnceMore) {
    StateBoard board;
    board.set("a", "1");
    board.set("b", "2");
    board.flush(0);
    board.set("b", "3");
    board.touch_all();
    EXPECT_EQ(board.flush(1000), (std::vector<StateValue>{{"a", "1"}, {"b", "3"}}));
}

}  // namespace
}  // namespace paraninfo::fanout
