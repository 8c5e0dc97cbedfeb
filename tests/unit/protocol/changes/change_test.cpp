#include "protocol/changes/change.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(Changes, AreCalledOnTheWireAsTheyAreHere) {
    EXPECT_EQ(kind_of(QuestionAsked{}), "question.asked");
    EXPECT_EQ(kind_of(QuestionTakenOffAir{}), "question.taken_off_air");
    EXPECT_EQ(kind_of(QuestionMovedOnDeck{}), "question.moved_on_deck");
    EXPECT_EQ(kind_of(QuestionUnmerged{}), "question.unmerged");
    EXPECT_EQ(kind_of(QuestionVoted{}), "question.voted");
    EXPECT_EQ(kind_of(ReviewSet{}), "questions.review_set");
    EXPECT_EQ(kind_of(AnnouncementRemoved{}), "announcement.removed");
    EXPECT_EQ(kind_of(PollDrafted{}), "poll.drafted");
    EXPECT_EQ(kind_of(PollVoted{}), "poll.voted");
}

}  // namespace
}  // namespace paraninfo
