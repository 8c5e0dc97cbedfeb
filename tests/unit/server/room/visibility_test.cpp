#include "server/room/visibility.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

Shown shown_after(Room& room, Change change) {
    const Recorded recorded{room.state.offset + 1, 0, std::move(change)};
    apply(room.state, recorded);
    return show(room.state, recorded);
}

TEST(Visibility, AQuestionThatWasNeverVisibleIsNotGone) {
    Room room;
    room.asked_by(participant());
    const auto shown = shown_after(room, QuestionWithdrawn{1});
    EXPECT_EQ(shown.audience, View(ShowNothing{}));
    EXPECT_EQ(shown.addressed.at(0).person.value, "p1");
}

TEST(Visibility, APublishedQuestionThatIsDeclinedIsGone) {
    Room room;
    const auto id = room.approved_of(participant());
    const auto shown = shown_after(room, QuestionDeclined{1, "x"});
    EXPECT_EQ(shown.audience, View(ShowGone{id.value}));
    EXPECT_EQ(shown.screen, View(ShowNothing{}));
}

TEST(Visibility, TheScreenShowsWhatIsOnAir) {
    Room room;
    const auto id = room.approved_of(participant());
    const View put = shown_after(room, QuestionPutOnAir{1}).screen;
    EXPECT_EQ(put, View(ShowQuestion{room.question(id)}));
    const View edited = shown_after(room, QuestionEdited{1, "How?"}).screen;
    EXPECT_EQ(edited, View(ShowQuestion{room.question(id)}));
    EXPECT_EQ(shown_after(room, QuestionTakenOffAir{1}).screen, View(ShowGone{id.value}));
    EXPECT_EQ(shown_after(room, QuestionAnswered{1}).screen, View(ShowNothing{}));
}

TEST(Visibility, AVoteIsForTheVoterOnly) {
    Room room;
    const auto id = room.approved_of(participant());
    const auto shown = shown_after(room, QuestionVoted{1, PersonId{"p2"}, true});
    EXPECT_EQ(shown.moderator, View(ShowNothing{}));
    EXPECT_EQ(shown.audience, View(ShowNothing{}));
    EXPECT_EQ(shown.addressed, (std::vector{Addressed{PersonId{"p2"}, ShowVote{id, true}}}));
    EXPECT_TRUE(shown_after(room, QuestionVoted{1, {}, true}).addressed.empty());
}

TEST(Visibility, AChangeOfAnErasedQuestionIsAddressedToNobody) {
    Room room;
    room.given(QuestionAsked{});
    EXPECT_TRUE(shown_after(room, QuestionApproved{1}).addressed.empty());
}

TEST(Visibility, TheOrderOfTheDeckIsForModeratorsOnly) {
    Room room;
    const auto first = room.approved_of(participant("p1"));
    const auto second = room.approved_of(participant("p2"));
    const auto put = shown_after(room, QuestionPutOnDeck{1});
    EXPECT_EQ(std::get<ShowQuestion>(put.moderator).deck, std::vector{first});
    EXPECT_EQ(put.audience, View(ShowQuestion{room.question(first)}));
    shown_after(room, QuestionPutOnDeck{3});
    const auto moved = shown_after(room, QuestionMovedOnDeck{3, 1});
    EXPECT_EQ(std::get<ShowQuestion>(moved.moderator).deck, (std::vector{second, first}));
    EXPECT_EQ(moved.audience, View(ShowNothing{}));
    EXPECT_TRUE(moved.addressed.empty());
    const auto off = shown_after(room, QuestionTakenOffDeck{1});
    EXPECT_EQ(std::get<ShowQuestion>(off.moderator).deck, std::vector{second});
    EXPECT_EQ(std::get<ShowQuestion>(shown_after(room, QuestionEdited{1, "x"}).moderator).deck, std::nullopt);
}

TEST(Visibility, ADeclinedQuestionThatIsReopenedIsStillNotForTheAudience) {
    Room room;
    room.asked_by(participant());
    shown_after(room, QuestionDeclined{1, "x"});
    EXPECT_EQ(shown_after(room, QuestionReopened{1}).audience, View(ShowNothing{}));
}

TEST(Visibility, AMergedQuestionIsGoneIntoTheOther) {
    Room room;
    const auto one = room.approved_of(participant("p1"));
    const auto into = room.approved_of(participant("p2"));
    const auto shown = shown_after(room, QuestionMerged{1, 3});
    EXPECT_EQ(shown.audience, View(ShowGone{one.value, into.value}));
    EXPECT_EQ(shown.moderator, View(ShowQuestion{room.question(one), {room.question(into)}}));
    const View back = shown_after(room, QuestionUnmerged{1, 3}).audience;
    EXPECT_EQ(back, View(ShowQuestion{room.question(one)}));
}

TEST(Visibility, OfAQuestionMergedUnseenTheAudienceHearsOnlyIfItHoldsVotes) {
    Room room;
    const auto one = room.asked_by(participant("p1"));
    const auto into = room.approved_of(participant("p2"));
    EXPECT_EQ(shown_after(room, QuestionMerged{1, 2}).audience, View(ShowNothing{}));
    EXPECT_EQ(shown_after(room, QuestionUnmerged{1, 2}).audience, View(ShowGone{one.value}));
    shown_after(room, QuestionVoted{1, PersonId{"p3"}, true});
    EXPECT_EQ(shown_after(room, QuestionMerged{1, 2}).audience, View(ShowGone{one.value, into.value}));
}

TEST(Visibility, TheFateOfAQuestionReachesEverybodyWhoseQuestionWentIntoIt) {
    Room room;
    const auto one = room.approved_of(participant("p1"));
    const auto into = room.asked_by(participant("p2"));
    room.merge(one, into);
    const auto shown = shown_after(room, QuestionDeclined{3, "Off topic"});
    ASSERT_EQ(shown.addressed.size(), 2u);
    EXPECT_EQ(shown.addressed[0].person.value, "p2");
    ShowOwn fate;
    fate.merged = {room.question(one)};
    fate.into = room.question(into);
    EXPECT_EQ(shown.addressed[1], (Addressed{PersonId{"p1"}, fate})) << "and nothing of the other's words";
}

TEST(Visibility, WhoAskedBothGetsOneAddressedFormOfBoth) {
    Room room;
    const auto one = room.approved_of(participant("p1"));
    const auto into = room.approved_of(participant("p1"));
    room.merge(one, into);
    const auto shown = shown_after(room, QuestionPutOnAir{3});
    ASSERT_EQ(shown.addressed.size(), 1u);
    const auto& own = std::get<ShowOwn>(shown.addressed[0].view);
    EXPECT_EQ(own.question, room.question(into));
    EXPECT_EQ(own.merged, std::vector{room.question(one)});
}

TEST(Visibility, ANoteIsForModeratorsAlone) {
    Room room;
    const auto id = room.approved_of(participant());
    const auto shown = shown_after(room, QuestionNoted{1, "Moderator", "x"});
    EXPECT_EQ(shown, (Shown{ShowQuestion{room.question(id)}, ShowNothing{}, ShowNothing{}, {}}));
}

TEST(Visibility, WhatAModeratorEnteredIsAddressedToNobody) {
    Room room;
    room.then(moderator(), EnterQuestion{"Why?", "Ana", ""});
    EXPECT_TRUE(shown_after(room, QuestionApproved{1}).addressed.empty());
}

}  // namespace
}  // namespace paraninfo::room
