#include "server/room/questions.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(Questions, AreReviewedFirst) {
    Room room;
    const auto done = room.then(participant(), AskQuestion{"  Why?\u200b ", "es", true});
    EXPECT_EQ(done.state, QuestionState::pending);
    EXPECT_EQ(done.offset, 1u);
    const Question& question = room.question(*done.question);
    EXPECT_EQ(question.text, "Why?");
    EXPECT_EQ(question.version, 1u);
    EXPECT_TRUE(question.anonymous);
}

TEST(Questions, ArePublishedAtOnceIfTheRoomSaysSo) {
    Room room;
    room.given(ReviewSet{Review::publish});
    EXPECT_EQ(room.then(participant(), AskQuestion{"Why?", "", false}).state, QuestionState::approved);
}

TEST(Questions, KeepWhereTheyCameFrom) {
    Room room;
    EXPECT_EQ(room.question(room.asked_by(in_hall())).origin, Audience::hall);
}

TEST(Questions, AreRefusedWhileClosed) {
    Room room;
    room.then(moderator(), CloseQuestions{});
    EXPECT_EQ(room.refused(participant(), AskQuestion{"Why?", "", false}), Reason::closed);
    room.then(moderator(), OpenQuestions{});
    room.asked_by(participant());
}

TEST(Questions, MayHave500CharactersAsAPersonCountsThem) {
    Room room;
    std::string text;
    for (int i = 0; i < 500; ++i) text += "👩‍🔬";
    room.asked_by(participant(), text);
    const auto decision = room.when(participant(), AskQuestion{text + "x", "", false});
    EXPECT_EQ(decision.error().reason, Reason::too_long);
    EXPECT_EQ(decision.error().most, 500);
}

TEST(Questions, WithNothingToShowAreEmpty) {
    Room room;
    EXPECT_EQ(room.refused(participant(), AskQuestion{" \u200b\u202e ", "", false}), Reason::empty);
}

TEST(Questions, TheRoomHoldsItsMostAndNoMore) {
    Room room;
    room.limits.questions_max = 2;
    room.asked_by(participant());
    room.asked_by(participant());
    EXPECT_EQ(room.refused(participant(), AskQuestion{"Why?", "", false}), Reason::full);
}

TEST(Withdrawing, IsForTheAskerWhileNothingHappened) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    EXPECT_EQ(room.refused(participant("p2"), WithdrawQuestion{id}), Reason::not_found);
    room.then(participant("p1"), WithdrawQuestion{id});
    EXPECT_EQ(room.question(id).state, QuestionState::withdrawn);
    EXPECT_EQ(room.refused(participant("p1"), WithdrawQuestion{id}), Reason::wrong_state);
}

TEST(Moderating, GoesFromPendingToAnswered) {
    Room room;
    const auto id = room.asked_by(participant());
    EXPECT_EQ(room.then(moderator(), ApproveQuestion{id, 1}).version, 2u);
    EXPECT_EQ(room.then(moderator(), PutOnAir{id, 2}).version, 3u);
    EXPECT_EQ(room.then(moderator(), TakeOffAir{id, 3}).version, 4u);
    EXPECT_EQ(room.question(id).state, QuestionState::approved);
    EXPECT_EQ(room.then(moderator(), PutOnAir{id, 4}).version, 5u);
    EXPECT_EQ(room.then(moderator(), MarkAnswered{id, 5}).version, 6u);
    EXPECT_EQ(room.question(id).state, QuestionState::answered);
}

TEST(Moderating, OneAtATimeIsOnAir) {
    Room room;
    const auto first = room.approved_of(participant("p1"));
    const auto second = room.approved_of(participant("p2"));
    room.then(moderator(), PutOnAir{first, 2});
    EXPECT_EQ(room.then(moderator(), PutOnAir{second, 2}).version, 3u);
    EXPECT_EQ(room.question(first).state, QuestionState::answered);
    EXPECT_EQ(question_on_air(room.state)->id, second);
}

TEST(Moderating, AnOlderVersionIsStaleAndShowsThePresentOne) {
    Room room;
    const auto id = room.approved_of(participant());
    const auto decision = room.when(moderator(), DeclineQuestion{id, 1, "Late"});
    EXPECT_EQ(decision.error().reason, Reason::stale);
    EXPECT_EQ(decision.error().present, room.question(id));
}

TEST(Moderating, WhatIsNotPossibleIsRefused) {
    Room room;
    const auto pending = room.asked_by(participant());
    EXPECT_EQ(room.refused(moderator(), PutOnAir{pending, 1}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), TakeOffAir{pending, 1}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), MarkAnswered{pending, 1}), Reason::wrong_state);
    room.then(moderator(), DeclineQuestion{pending, 1, "Off topic"});
    EXPECT_EQ(room.refused(moderator(), ApproveQuestion{pending, 2}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), EditQuestion{pending, 2, "How?"}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), ApproveQuestion{QuestionId{"none"}, 1}), Reason::not_found);
}

TEST(Moderating, ADeclineNeedsAReasonOfAtMost200Characters) {
    Room room;
    const auto id = room.asked_by(participant());
    EXPECT_EQ(room.refused(moderator(), DeclineQuestion{id, 1, " "}), Reason::empty);
    EXPECT_EQ(room.refused(moderator(), DeclineQuestion{id, 1, std::string(201, 'x')}), Reason::too_long);
    room.then(moderator(), DeclineQuestion{id, 1, std::string(200, 'x')});
    EXPECT_EQ(room.question(id).reason.size(), 200u);
}

TEST(Moderating, ADeclineMayGiveItsReasonByLanguage) {
    Room room;
    const auto id = room.asked_by(participant());
    DeclineQuestion decline{id, 1, "Off topic", {{Language::pt, " Fora do tema "}}};
    room.then(moderator(), decline);
    EXPECT_EQ(room.question(id).reasons, (TextByLanguage{{Language::pt, "Fora do tema"}}));
    room.then(moderator(), ReopenQuestion{id, 2});
    EXPECT_TRUE(room.question(id).reasons.empty());
    decline.version = 3;
    decline.reasons[Language::es] = std::string(201, 'x');
    EXPECT_EQ(room.refused(moderator(), decline), Reason::too_long);
}

TEST(Moderating, AnEditKeepsTheFirstText) {
    Room room;
    const auto id = room.asked_by(participant(), "One?");
    room.then(moderator(), EditQuestion{id, 1, "Two?"});
    room.then(moderator(), EditQuestion{id, 2, "Three?"});
    EXPECT_EQ(room.question(id).text, "Three?");
    EXPECT_EQ(room.question(id).original, "One?");
    EXPECT_TRUE(room.question(id).edited);
    EXPECT_EQ(room.question(id).version, 3u);
}

TEST(Moderating, ADeclinedQuestionIsReopenedForReview) {
    Room room;
    const auto id = room.asked_by(participant());
    room.then(moderator(), DeclineQuestion{id, 1, "Off topic"});
    EXPECT_EQ(room.then(moderator(), ReopenQuestion{id, 2}).version, 3u);
    EXPECT_EQ(room.question(id).state, QuestionState::pending);
    EXPECT_EQ(room.question(id).reason, "");
}

TEST(Moderating, AnAnsweredQuestionIsReopenedAsApproved) {
    Room room;
    const auto id = room.approved_of(participant());
    room.then(moderator(), MarkAnswered{id, 2});
    room.then(moderator(), ReopenQuestion{id, 3});
    EXPECT_EQ(room.question(id).state, QuestionState::approved);
}

TEST(Moderating, AnApprovedQuestionIsTakenBackForReviewAndKeepsItsVotes) {
    Room room;
    const auto id = room.approved_of(participant());
    room.vote("p2", id);
    room.then(moderator(), ReopenQuestion{id, 2});
    EXPECT_EQ(room.question(id).state, QuestionState::pending);
    EXPECT_EQ(room.question(id).votes, 1u);
    room.then(moderator(), ApproveQuestion{id, 3});
    EXPECT_EQ(room.refused(moderator(), ReopenQuestion{id, 2}), Reason::stale);
    room.then(moderator(), PutOnDeck{id, 4});
    EXPECT_EQ(room.refused(moderator(), ReopenQuestion{id, 5}), Reason::wrong_state);
}

TEST(Moderating, OnlyWhatWasDecidedIsReopened) {
    Room room;
    const auto id = room.asked_by(participant());
    EXPECT_EQ(room.refused(moderator(), ReopenQuestion{id, 1}), Reason::wrong_state);
    room.then(participant(), WithdrawQuestion{id});
    EXPECT_EQ(room.refused(moderator(), ReopenQuestion{id, 2}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), ReopenQuestion{id, 1}), Reason::stale);
}

TEST(RoomSwitches, AreRefusedWhenTheyChangeNothing) {
    Room room;
    EXPECT_EQ(room.refused(moderator(), OpenQuestions{}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), SetReview{Review::first}), Reason::wrong_state);
    room.then(moderator(), SetReview{Review::publish});
    EXPECT_EQ(room.state.review, Review::publish);
}

AskQuestion anonymously(bool sealed) {
    AskQuestion ask{"Why?", "pt", true};
    ask.sealed = sealed;
    return ask;
}

TEST(Questions, TheRoomSealsWhatIsAskedAnonymouslyWhileItSaysSo) {
    Room room;
    const auto before = *room.then(participant(), anonymously(false)).question;
    room.then(moderator(), SetAnonymity{Anonymity::everybody});
    const auto sealed = *room.then(participant(), anonymously(false)).question;
    const auto named = room.asked_by(participant());
    room.then(moderator(), SetAnonymity{Anonymity::audience});
    EXPECT_TRUE(room.question(sealed).sealed) << "the promise stays when the room's option is another";
    EXPECT_EQ(room.question(sealed).language, "") << "the language of a page may be one person's alone";
    EXPECT_FALSE(room.question(before).sealed);
    EXPECT_FALSE(room.question(named).sealed);
    EXPECT_EQ(room.refused(moderator(), SetAnonymity{Anonymity::audience}), Reason::wrong_state);
}

// Between the reading of the promise and the arrival of the question a moderator may switch.
TEST(Questions, WhatThePagePromisedAndTheRoomDoesNotKeepIsRefused) {
    Room room;
    EXPECT_EQ(room.refused(participant(), anonymously(true)), Reason::wrong_state);
    room.then(moderator(), SetAnonymity{Anonymity::everybody});
    const auto id = *room.then(participant(), anonymously(true)).question;
    EXPECT_TRUE(room.question(id).sealed);
}

TEST(Questions, TheAskerOfASealedOneStillWithdrawsItAndCannotVoteForIt) {
    Room room;
    room.then(moderator(), SetAnonymity{Anonymity::everybody});
    const auto id = *room.then(participant(), anonymously(true)).question;
    room.then(moderator(), ApproveQuestion{id, 1});
    EXPECT_EQ(room.refused(participant(), VoteQuestion{id, true}), Reason::wrong_state);
    EXPECT_EQ(room.refused(participant("p2"), WithdrawQuestion{id}), Reason::not_found);
    room.then(participant(), WithdrawQuestion{id});
}

}  // namespace
}  // namespace paraninfo::room
