#include "server/room/sanctions.hpp"

#include "server/room/deadlines.hpp"
#include "server/room/snapshot.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

const PersonId p1{"p1"};

TEST(Sanctions, WhoIsSilencedIsRefusedWithTheTimeAndMayAskAgainWhenItIsOver) {
    Room room;
    room.then(moderator(), SilencePerson{p1, "Enough for now.", 60'000});
    const auto refused = room.when(participant(), AskQuestion{"Why?", "", false});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, Reason::silenced);
    EXPECT_EQ(refused.error().until_ms, 60'001);
    room.asked_by(participant("p2"));
    EXPECT_EQ(next_deadline(room.state, room.limits, 10'001),
              (Deadline{SilenceLifted{1, p1, {}, {}}, 50'000}));
    room.given(SilenceLifted{1, p1, {}, {}});
    room.asked_by(participant());
    EXPECT_EQ(next_deadline(room.state, room.limits, 0), std::nullopt);
}

TEST(Sanctions, WhoIsSilencedStillVotesAndWithdraws) {
    Room room;
    const auto own = room.approved_of(participant());
    const auto other = room.approved_of(participant("p2"));
    room.then(moderator(), SilencePerson{p1, "Enough.", 0});
    room.vote("p1", other);
    room.then(participant(), WithdrawQuestion{own});
    EXPECT_EQ(room.question(other).votes, 1u);
}

TEST(Sanctions, ASilenceWithoutATimeLastsUntilItIsLifted) {
    Room room;
    room.then(moderator(), SilencePerson{p1, "Enough.", 0});
    EXPECT_EQ(next_deadline(room.state, room.limits, 0), std::nullopt);
    room.then(moderator(), LiftSilence{p1});
    room.asked_by(participant());
}

TEST(Sanctions, TheTimeIsWithinItsLimits) {
    Room room;
    for (const std::int64_t wrong : {std::int64_t{59'999}, std::int64_t{86'400'001}})
        EXPECT_EQ(room.refused(moderator(), SilencePerson{p1, "Why.", wrong}), Reason::invalid_params);
    EXPECT_TRUE(room.when(moderator(), SilencePerson{p1, "Why.", 60'000}));
    EXPECT_TRUE(room.when(moderator(), SilencePerson{p1, "Why.", 86'400'000}));
}

TEST(Sanctions, OfTwoModeratorsTheSecondIsTold) {
    Room room;
    room.then(moderator(), SilencePerson{p1, "Why.", 0});
    EXPECT_EQ(room.refused(moderator(), SilencePerson{p1, "Why.", 0}), Reason::wrong_state);
    room.then(moderator(), LiftSilence{p1});
    EXPECT_EQ(room.refused(moderator(), LiftSilence{p1}), Reason::wrong_state);
    room.then(moderator(), BanPerson{p1, "Why."});
    EXPECT_EQ(room.refused(moderator(), BanPerson{p1, "Why."}), Reason::wrong_state);
    room.then(moderator(), UnbanPerson{p1});
    EXPECT_EQ(room.refused(moderator(), UnbanPerson{p1}), Reason::wrong_state);
}

TEST(Sanctions, ModeratorsAndStrangersAreNotToBeHad) {
    Room room;
    EXPECT_EQ(room.refused(moderator(), BanPerson{PersonId{"m2"}, "Why."}), Reason::not_allowed);
    EXPECT_EQ(room.refused(moderator(), SilencePerson{PersonId{"m2"}, "Why.", 0}), Reason::not_allowed);
    EXPECT_EQ(room.refused(moderator(), BanPerson{PersonId{"nobody"}, "Why."}), Reason::not_found);
    EXPECT_EQ(room.refused(participant(), BanPerson{PersonId{"p2"}, "Why."}), Reason::not_allowed);
    EXPECT_EQ(room.refused(moderator(), BanPerson{p1, " "}), Reason::empty);
}

TEST(Sanctions, TheirNumberIsLimited) {
    Room room;
    room.limits.sanctions_max = 1;
    room.then(moderator(), BanPerson{p1, "Why."});
    EXPECT_EQ(room.refused(moderator(), BanPerson{PersonId{"p2"}, "Why."}), Reason::full);
}

TEST(Sanctions, ABanTakesAwayWhatWaitsAndLeavesWhatWasHeard) {
    Room room;
    const auto pending = room.asked_by(participant());
    const auto approved = room.approved_of(participant());
    const auto answered = room.approved_of(participant());
    room.then(moderator(), MarkAnswered{answered, 2});
    const auto other = room.approved_of(participant("p2"));
    room.merge(other, approved);
    room.then(moderator(), BanPerson{p1, "Why."});
    EXPECT_EQ(room.question(pending).state, QuestionState::withdrawn);
    EXPECT_EQ(room.question(approved).state, QuestionState::withdrawn);
    EXPECT_EQ(room.question(answered).state, QuestionState::answered);
    EXPECT_EQ(room.question(other).state, QuestionState::approved);
    EXPECT_EQ(room.refused(participant(), VoteQuestion{other, true}), Reason::not_allowed);
}

TEST(Sanctions, AnUnbanBringsBackForReviewWhatTheBanTookAway) {
    Room room;
    const auto own = room.asked_by(participant());
    const auto gone_before = room.asked_by(participant());
    room.then(participant(), WithdrawQuestion{gone_before});
    const auto approved = room.approved_of(participant());
    room.then(moderator(), BanPerson{p1, "Why."});
    room.then(moderator(), UnbanPerson{p1});
    EXPECT_EQ(room.question(own).state, QuestionState::pending);
    EXPECT_EQ(room.question(approved).state, QuestionState::pending);
    EXPECT_EQ(room.question(gone_before).state, QuestionState::withdrawn);
    room.asked_by(participant());
}

// Two of the person's own merged into each other are taken apart once.
TEST(Sanctions, ABanOfOneWhoseQuestionsAreMergedTakesThemApartOnce) {
    Room room;
    const auto one = room.approved_of(participant());
    const auto into = room.approved_of(participant());
    room.merge(one, into);
    const auto decision = room.when(moderator(), BanPerson{p1, "Why."});
    ASSERT_TRUE(decision);
    EXPECT_EQ(decision->size(), 4u);
    room.then(moderator(), BanPerson{p1, "Why."});
    EXPECT_EQ(room.question(one).state, QuestionState::withdrawn);
    EXPECT_EQ(room.question(into).state, QuestionState::withdrawn);
}

TEST(Sanctions, TheReasonReachesTheSilencedOneAndModeratorsOnly) {
    Room room;
    room.given(PersonSilenced{0, p1, "Name", PersonId{"m1"}, "Mod", "Enough."});
    const Shown shown =
        show_sanction(room.state, PersonSilenced{0, p1, "Name", PersonId{"m1"}, "Mod", "Enough."});
    EXPECT_TRUE(std::holds_alternative<ShowSanction>(shown.moderator));
    EXPECT_TRUE(std::holds_alternative<ShowNothing>(shown.audience));
    EXPECT_TRUE(std::holds_alternative<ShowNothing>(shown.screen));
    ASSERT_EQ(shown.addressed.size(), 1u);
    EXPECT_EQ(shown.addressed.front().person, p1);
}

TEST(Sanctions, AnErasedOneBindsNobodyAndItsEndIsNothing) {
    Room room;
    room.given(PersonBanned{}).given(PersonSilenced{});
    EXPECT_TRUE(room.state.bans.empty());
    EXPECT_TRUE(room.state.silences.empty());
    room.given(PersonUnbanned{1, {}, {}, {}}).given(SilenceLifted{2, {}, {}, {}});
    EXPECT_EQ(show_sanction(room.state, SilenceLifted{2, {}, {}, {}}), Shown{});
}

TEST(Sanctions, ASnapshotKeepsThem) {
    Room room;
    room.asked_by(participant());
    room.then(moderator(), SilencePerson{PersonId{"p2"}, "Enough.", 60'000});
    room.then(moderator(), BanPerson{p1, "Why."});
    EXPECT_EQ(restore(snapshot_of(room.state)), room.state);
}

QuestionId sealed_of(Room& room, const std::string& person) {
    if (room.state.anonymity != Anonymity::everybody)
        room.then(moderator(), SetAnonymity{Anonymity::everybody});
    return *room.then(participant(person), AskQuestion{"Why?", "", true}).question;
}
SilencePerson silence_asker(const QuestionId& id) {
    return {{}, "Why.", 0, id};
}
BanPerson ban_asker(const QuestionId& id) {
    return {{}, "Why.", id};
}

TEST(Sanctions, TheAskerOfASealedQuestionIsSilencedAndBannedByTheQuestion) {
    Room room;
    const auto id = sealed_of(room, "p1");
    room.then(moderator(), silence_asker(id));
    EXPECT_EQ(room.refused(participant(), AskQuestion{"Why?", "", true}), Reason::silenced);
    EXPECT_EQ(room.state.silences.front().name, "");
    room.then(moderator(), LiftSilence{{}, id});
    room.asked_by(participant());
    room.then(moderator(), ban_asker(id));
    EXPECT_EQ(room.question(id).state, QuestionState::withdrawn);
    EXPECT_EQ(room.refused(participant(), RaiseHand{}), Reason::not_allowed);
    room.then(moderator(), UnbanPerson{{}, id});
    EXPECT_EQ(room.question(id).state, QuestionState::pending);
    room.asked_by(participant());
}

// A moderator who tries all names, or all questions, until one is refused.
TEST(Sanctions, NoRefusalTellsWhoAskedASealedQuestion) {
    Room room;
    const auto one = sealed_of(room, "p1");
    const auto other = sealed_of(room, "p1");
    room.then(moderator(), silence_asker(one));
    room.then(moderator(), silence_asker(other));
    room.then(moderator(), SilencePerson{p1, "Why.", 0});
    EXPECT_EQ(room.refused(moderator(), silence_asker(one)), Reason::wrong_state);
    room.then(moderator(), ban_asker(one));
    room.then(moderator(), BanPerson{p1, "Why."});
    room.then(moderator(), ban_asker(other));
    EXPECT_EQ(room.state.bans.size(), 3u);
    room.then(moderator(), UnbanPerson{p1});
    EXPECT_EQ(room.refused(moderator(), UnbanPerson{p1}), Reason::wrong_state);
    EXPECT_TRUE(is_banned(room.state, p1)) << "by its questions it still is";
}

TEST(Sanctions, OnlyTheAskerOfASealedQuestionIsMeantByIt) {
    Room room;
    const auto named = room.asked_by(participant());
    EXPECT_EQ(room.refused(moderator(), ban_asker(named)), Reason::not_found);
    EXPECT_EQ(room.refused(moderator(), ban_asker(QuestionId{"none"})), Reason::not_found);
    EXPECT_EQ(room.refused(moderator(), LiftSilence{{}, QuestionId{"none"}}), Reason::wrong_state);
    const auto of_moderator = sealed_of(room, "m2");
    EXPECT_EQ(room.refused(moderator(), ban_asker(of_moderator)), Reason::not_found);
}

TEST(Sanctions, ABanShowsNoQuestionAndNoHandThatWouldJoinANameToASealedQuestion) {
    Room room;
    const auto named = room.asked_by(participant());
    const auto one = sealed_of(room, "p1");
    const auto other = sealed_of(room, "p1");
    room.then(moderator(), OpenHands{});
    room.then(participant(), RaiseHand{});
    EXPECT_EQ(room.when(moderator(), BanPerson{p1, "Why."})->size(), 3u) << "the named, the hand, the ban";
    EXPECT_EQ(room.when(moderator(), ban_asker(one))->size(), 2u) << "the question and the ban";
    room.then(moderator(), ban_asker(one));
    EXPECT_EQ(room.question(named).state, QuestionState::pending);
    EXPECT_EQ(room.question(other).state, QuestionState::pending);
    EXPECT_EQ(room.state.hands.queue.size(), 1u);
}

TEST(Sanctions, OfTwoSilencesOfOnePersonTheLongerOneIsToldAndHolds) {
    Room room;
    const auto id = sealed_of(room, "p1");
    room.then(moderator(), SilencePerson{p1, "Short.", 60'000});
    const Offset first = room.state.offset;
    room.then(moderator(), silence_asker(id));
    EXPECT_EQ(silence_of(room.state, p1)->until_ms, 0);
    const SilenceLifted over{first, p1, {}, {}};
    room.given(over);
    const Shown shown = show_sanction(room.state, over);
    ASSERT_EQ(shown.addressed.size(), 1u);
    EXPECT_TRUE(std::holds_alternative<ShowSanction>(shown.addressed[0].view));
    EXPECT_EQ(room.refused(participant(), AskQuestion{"Why?", "", true}), Reason::silenced);
}

}  // namespace
}  // namespace paraninfo::room
