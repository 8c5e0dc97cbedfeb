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
    EXPECT_EQ(shown.addressed->person.value, "p1");
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
    EXPECT_EQ(shown.addressed, (Addressed{PersonId{"p2"}, ShowVote{id, true}}));
    EXPECT_EQ(shown_after(room, QuestionVoted{1, {}, true}).addressed, std::nullopt);
}

TEST(Visibility, AChangeOfAnErasedQuestionIsAddressedToNobody) {
    Room room;
    room.given(QuestionAsked{});
    EXPECT_EQ(shown_after(room, QuestionApproved{1}).addressed, std::nullopt);
}

}  // namespace
}  // namespace paraninfo::room
