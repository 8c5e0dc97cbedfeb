#include "server/workers/output_board.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using Ids = std::vector<std::string>;

OutputBoard board_of_two() {
    OutputBoard board;
    board.set_outputs({{"to-obs", "correct-horse-battery"}, {"to-hall", "another-passphrase"}});
    return board;
}

TEST(OutputBoard, WhoReceivesIsKnown) {
    OutputBoard board = board_of_two();
    EXPECT_EQ(board.outputs().at("to-obs"), OutputStatus{});
    EXPECT_EQ(board.note({{{"to-obs", 2, 3600, 1, 0, 0}, {"to-hall"}}}, 1000), Ids{"to-obs"});
    EXPECT_EQ(board.outputs().at("to-obs"), (OutputStatus{2, 3600, 1, 0, 0, 0, 1000}));
    EXPECT_EQ(board.note({{{"to-obs", 2, 3600, 1, 0, 0}}}, 2000), Ids{}) << "nothing new";
}

TEST(OutputBoard, ARefusalIsOfTheTimeAtWhichItWasToldFirst) {
    OutputBoard board = board_of_two();
    board.note({{{"to-obs", 0, 0, 0, 1, 403}}}, 1000);
    board.note({{{"to-obs", 1, 100, 0, 1, 403}}}, 2000);
    EXPECT_EQ(board.outputs().at("to-obs").refused_at_ms, 1000);
    board.note({{{"to-obs", 1, 100, 0, 2, 403}}}, 3000);
    EXPECT_EQ(board.outputs().at("to-obs").refused_at_ms, 3000);
}

TEST(OutputBoard, SinceWhenSomebodyOrNobodyReceivesIsKnown) {
    OutputBoard board = board_of_two();
    const auto since = [&board](std::uint8_t receivers, std::int64_t now_ms) {
        board.note({{{"to-obs", receivers, 100, 0, 0, 0}}}, now_ms);
        return board.outputs().at("to-obs").since_ms;
    };
    EXPECT_EQ(since(0, 1000), 0) << "nobody ever did";
    EXPECT_EQ(since(1, 2000), 2000);
    EXPECT_EQ(since(3, 3000), 2000) << "more of them";
    EXPECT_EQ(since(0, 4000), 4000);
    EXPECT_EQ(since(0, 5000), 4000);
}

TEST(OutputBoard, WhatIsNoOutputOfOursIsNotKept) {
    OutputBoard board = board_of_two();
    EXPECT_EQ(board.note({{{"other", 1, 1, 1, 1, 403}}}, 1000), Ids{});
    EXPECT_EQ(board.outputs().size(), 2U);
    board.note({{{"to-obs", 1, 100, 0, 0, 0}}}, 1000);
    board.set_outputs({{"to-obs", "a-third-passphrase"}});
    EXPECT_EQ(board.outputs().size(), 1U);
    EXPECT_EQ(board.outputs().at("to-obs").receivers, 1U);
}

TEST(OutputBoard, WithTheIngestAllReceiversAreGone) {
    OutputBoard board = board_of_two();
    EXPECT_FALSE(board.note_gone(500)) << "it has told nothing yet";
    EXPECT_FALSE(board.served());
    board.note({{{"to-obs", 2, 3600, 1, 4, 403}}}, 1000);
    EXPECT_TRUE(board.served());
    EXPECT_TRUE(board.note_gone(2000));
    EXPECT_FALSE(board.served());
    EXPECT_EQ(board.outputs().at("to-obs"), (OutputStatus{0, 0, 1, 4, 403, 1000, 2000}));
    EXPECT_EQ(board.outputs().at("to-hall").since_ms, 0) << "nobody ever received it";
}

TEST(OutputBoard, EachRefusalHasWords) {
    EXPECT_EQ(output_refusal_words(0), "");
    for (const std::uint16_t code : std::initializer_list<std::uint16_t>{400, 403, 404, 409, 503, 504})
        EXPECT_NE(output_refusal_words(code), "");
}

}  // namespace
}  // namespace paraninfo::workers
