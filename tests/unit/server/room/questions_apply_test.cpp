// What erased changes still do: the text is gone, the counts stay.
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(ErasedChanges, AQuestionStaysWithoutItsWordsAndItsAsker) {
    Room room;
    QuestionAsked erased;
    erased.state = QuestionState::approved;
    room.given(erased).given(QuestionVoted{1, PersonId{"p2"}, true}).given(QuestionPutOnAir{1});
    const Question& question = room.state.questions.at(0);
    EXPECT_EQ(question.id.value, "erased-1");
    EXPECT_EQ(question.text, "");
    EXPECT_EQ(question.votes, 1u);
    EXPECT_EQ(question.state, QuestionState::on_air);
}

TEST(ErasedChanges, AVoteStillCounts) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.given(QuestionVoted{1, {}, true}).given(QuestionVoted{1, {}, true});
    EXPECT_EQ(room.question(id).votes, 2u);
    room.given(QuestionVoted{1, {}, false});
    EXPECT_EQ(room.question(id).votes, 1u);
}

TEST(ErasedChanges, AnEditLeavesNoText) {
    Room room;
    const auto id = room.asked_by(participant());
    room.given(QuestionEdited{1, ""});
    EXPECT_EQ(room.question(id).text, "");
    EXPECT_EQ(room.question(id).version, 2u);
}

TEST(ErasedChanges, WhoAskedAndWhoVotedStillCountsWhereItIsMerged) {
    Room room;
    const auto into = room.approved_of(participant("p1"));
    QuestionAsked erased;
    erased.state = QuestionState::approved;
    room.given(erased);
    room.given(QuestionVoted{3, {}, true}).given(QuestionVoted{3, PersonId{"p2"}, true});
    room.given(QuestionMerged{3, 1});
    EXPECT_EQ(room.question(into).votes, 3u);
    room.given(QuestionUnmerged{3, 1});
    EXPECT_EQ(room.question(into).votes, 0u);
    EXPECT_EQ(room.state.questions.at(1).votes, 2u);
    EXPECT_EQ(room.state.questions.at(1).state, QuestionState::approved);
}

TEST(DamagedChanges, OfTheDeckAndOfMergingDoNothing) {
    Room room;
    const auto id = room.approved_of(participant());
    room.given(QuestionPutOnDeck{99}).given(QuestionMovedOnDeck{99, 1}).given(QuestionMovedOnDeck{1, 99});
    room.given(QuestionMerged{1, 99}).given(QuestionMerged{99, 1}).given(QuestionMerged{1, 1});
    room.given(QuestionUnmerged{1, 99}).given(QuestionReopened{99});
    EXPECT_TRUE(room.state.deck.empty());
    EXPECT_TRUE(room.state.merged.empty());
    EXPECT_EQ(room.question(id).state, QuestionState::approved);
}

TEST(DamagedChanges, OfAQuestionThatWasNeverAskedDoNothing) {
    Room room;
    room.given(QuestionApproved{99})
        .given(QuestionVoted{99, PersonId{"p"}, true})
        .given(QuestionEdited{99, "x"});
    room.given(QuestionDeclined{99, "x"});
    EXPECT_TRUE(room.state.questions.empty());
    EXPECT_EQ(room.state.offset, 4u);
}

}  // namespace
}  // namespace paraninfo::room
