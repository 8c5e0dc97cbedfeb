// The way of raised hands through the whole command path: the queue and who sees it, claims that lapse, the
// invitation on every device of a person, and all of it after a crash.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

using Kinds = std::vector<std::string>;

Offset raise(Stage& stage, const Seat& seat) {
    return stage.submit(seat, RaiseHand{})["result"]["offset"];
}

TEST(HandFlow, TheAudienceLearnsPlacesAndNumbersAndNobodysName) {
    Stage stage;
    stage.submit(moderator(), OpenHands{});
    auto& phone = stage.join(participant(1));
    auto& other = stage.join(in_hall(1));
    auto& desk = stage.join(moderator());
    const Offset first = raise(stage, participant(1));
    const Offset second = raise(stage, participant(2));
    stage.pass(300);
    EXPECT_EQ(phone.kinds(), Kinds{"hand.raised"});
    EXPECT_EQ(phone.changes()[0]["data"]["hand"]["number"], first);
    EXPECT_TRUE(other.kinds().empty());
    EXPECT_EQ(other.state("hands")->at("waiting"), Value({first, second}));
    EXPECT_EQ(Value(other.messages).dump().find("Participant"), std::string::npos);
    EXPECT_EQ(desk.changes()[1]["data"]["hand"]["name"], "Participant 2");
}

TEST(HandFlow, AnInvitationIsToldToEveryDeviceOfThePerson) {
    Stage stage;
    stage.submit(moderator(), OpenHands{});
    const Offset number = raise(stage, participant(1));
    auto& phone = stage.join(participant(1));
    auto& laptop = stage.join(participant(1));
    stage.submit(moderator(), InviteHand{number, 1});
    for (Viewer* device : {&phone, &laptop})
        EXPECT_EQ(device->changes().back()["data"]["hand"]["state"], "invited");
    stage.submit(participant(1), AnswerHand{true});
    EXPECT_EQ(laptop.changes().back()["kind"], "hand.accepted");
    stage.submit(moderator(), FinishHand{number, 3});
    EXPECT_EQ(phone.changes().back()["data"]["gone"], number);
}

TEST(HandFlow, AClaimLapsesByItselfAlsoAfterARestart) {
    Stage stage;
    stage.submit(moderator(), OpenHands{});
    const Offset number = raise(stage, participant(1));
    stage.submit(moderator(), ClaimHand{number, 1});
    stage.restart();
    auto& desk = stage.join(moderator());
    EXPECT_EQ(desk.joined()["snapshot"]["hands"][0]["claim"]["by"], "Moderator");
    stage.pass(59'000);
    EXPECT_TRUE(desk.kinds().empty());
    stage.pass(2'000);
    EXPECT_EQ(desk.kinds(), Kinds{"hand.claim_lapsed"});
    EXPECT_TRUE(desk.changes()[0]["data"]["hand"]["claim"].is_null());
}

TEST(HandFlow, AfterACrashTheQueueStandsInItsOrder) {
    Stage stage;
    stage.submit(moderator(), OpenHands{});
    raise(stage, participant(2));
    const Offset lowered = raise(stage, participant(3));
    const Offset invited = raise(stage, in_hall(1));
    raise(stage, participant(1));
    stage.submit(participant(3), LowerHand{});
    stage.submit(moderator(), InviteHand{invited, 1});
    const Value before = stage.join(moderator()).joined()["snapshot"];
    stage.restart();
    const Value after = stage.join(moderator()).joined()["snapshot"];
    EXPECT_EQ(after["hands"], before["hands"]);
    EXPECT_EQ(after["hands"].size(), 3U);
    EXPECT_EQ(after["states"]["hands"], before["states"]["hands"]);
    EXPECT_EQ(after["states"]["hands"]["waiting"].size(), 2U);
    EXPECT_EQ(stage.join(in_hall(1)).joined()["snapshot"]["hand"]["state"], "invited");
    EXPECT_TRUE(stage.join(participant(3)).joined()["snapshot"]["hand"].is_null()) << lowered;
}

}  // namespace
}  // namespace paraninfo::flow
