#include "server/journal/head.hpp"

#include <gtest/gtest.h>

namespace paraninfo::journal {
namespace {

const Acquire ours{RoomId{"auditorium"}, "ours", std::chrono::milliseconds(1000)};
const Acquire theirs{RoomId{"auditorium"}, "theirs", std::chrono::milliseconds(1000)};

TEST(Head, TheLeaseIsJudgedBeforeTheOffset) {
    Head head;
    take(head, ours, 0);
    EXPECT_EQ(judge(head, head.lease + 1, 9), Status::fenced);
    EXPECT_EQ(judge(head, head.lease, 9), Status::conflict);
}

TEST(Head, AConflictHoldsUntilTheRoomIsTakenAnew) {
    Head head;
    take(head, ours, 0);
    judge(head, head.lease, 9);
    EXPECT_EQ(judge(head, head.lease, 0), Status::conflict);
    take(head, ours, 0);
    EXPECT_EQ(judge(head, head.lease, 0), Status::ok);
}

TEST(Head, AnotherNodeGetsTheRoomWhenTheTimeIsOverNotBefore) {
    Head head;
    take(head, ours, 5000);
    EXPECT_EQ(take(head, theirs, 5999), Status::fenced);
    EXPECT_EQ(head.node, "ours");
    EXPECT_EQ(take(head, theirs, 6000), Status::ok);
    EXPECT_EQ(head.lease, 2u);
}

TEST(Head, ARoomThatNobodyHoldsTakesNoAppend) {
    Head head;
    EXPECT_EQ(judge(head, 0, 0), Status::fenced);
}

TEST(Head, HistoriesDiffer) {
    EXPECT_NE(new_history(), new_history());
}

}  // namespace
}  // namespace paraninfo::journal
