#include "protocol/changes/change.hpp"

#include <gtest/gtest.h>

#include <vector>

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
    EXPECT_EQ(kind_of(PersonSilenced{}), "person.silenced");
    EXPECT_EQ(kind_of(PersonUnbanned{}), "person.unbanned");
    EXPECT_EQ(kind_of(ChatOpened{}), "chat.opened");
    EXPECT_EQ(kind_of(HandRaised{}), "hand.raised");
    EXPECT_EQ(kind_of(ReactionsClosed{}), "reactions.closed");
}

TEST(Changes, OfTheStageAreStampedAndNoOthers) {
    const ProgrammeTime time{"k3v0q8zt", 812'345};
    const std::vector<Change> of_the_stage{QuestionPutOnAir{}, QuestionTakenOffAir{}, QuestionAnswered{},
                                           PollOpened{},       PollClosing{},         PollClosed{}};
    for (Change change : of_the_stage) {
        EXPECT_EQ(programme_time_of(change), nullptr) << kind_of(change);
        stamp(change, time);
        ASSERT_NE(programme_time_of(change), nullptr) << kind_of(change);
        EXPECT_EQ(*programme_time_of(change), time);
        stamp(change, std::nullopt);
        EXPECT_EQ(programme_time_of(change), nullptr);
    }
    for (Change change : {Change(QuestionEdited{}), Change(QuestionApproved{}), Change(PollVoted{})}) {
        stamp(change, time);
        EXPECT_EQ(programme_time_of(change), nullptr) << kind_of(change);
    }
}

}  // namespace
}  // namespace paraninfo
