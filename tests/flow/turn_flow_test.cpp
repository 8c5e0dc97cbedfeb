// Turns through the whole command path: an accepted hand seats a guest, who sees and says what is backstage
// and no more, and who is told when it is over; all of it after a crash.
#include "tests/flow/stage.hpp"

#include "server/live/source_names.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

live::RoomSettings taking_panelists() {
    auto settings = Stage::default_settings();
    settings.has_stage = true;
    return settings;
}

Offset accepted(Stage& stage, const Seat& seat) {
    stage.submit(moderator(), OpenHands{});
    const Offset number = stage.submit(seat, RaiseHand{})["result"]["offset"];
    stage.submit(moderator(), InviteHand{number, 1});
    stage.submit(seat, AnswerHand{true});
    return number;
}

// The seat that access gives beside the participant's.
Seat guest_seat(const Seat& of) {
    Seat seat = of;
    seat.id = SeatId{"turn-" + of.id.value};
    seat.role = Audience::panelist;
    seat.guest = true;
    return seat;
}

TEST(TurnFlow, AnAcceptedHandSeatsAGuestWhomTheProducerSeesMarked) {
    Stage stage(taking_panelists());
    auto& director = stage.join(producer());
    accepted(stage, participant(1));
    EXPECT_EQ(stage.people().guests, std::vector{participant(1).person});
    stage.join(guest_seat(participant(1)));
    stage.pass(1'000);
    const Value there = (*director.state("backstage"))["panelists"];
    ASSERT_EQ(there.size(), 2u);
    EXPECT_EQ(there[0]["guest"], true);
    EXPECT_EQ(there[0]["here"], true) << "who is here comes first";
    EXPECT_EQ(there[0]["camera"], live::camera_of(participant(1).person));
    EXPECT_FALSE(there[1].contains("guest"));
    EXPECT_TRUE(stage.submit(producer(), CallPanelist{participant(1).person}).contains("result"));
}

TEST(TurnFlow, AGuestReadsWhatIsSaidBackstageFromTheRaisedHandOnAndSaysSomethingToo) {
    Stage stage(taking_panelists());
    stage.submit(producer(), TellStage{"Before."});
    accepted(stage, participant(1));
    stage.submit(producer(), TellStage{"Welcome."});
    auto& guest = stage.join(guest_seat(participant(1)));
    const Value notes = guest.joined()["snapshot"]["stage"]["notes"];
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0]["text"], "Welcome.");
    EXPECT_TRUE(stage.submit(guest.seat, SayBackstage{"Thanks."}).contains("result"));
    stage.submit(moderator(), OpenChat{});
    EXPECT_EQ(stage.submit(guest.seat, WriteChat{"I am a panelist."})["error"]["message"], "not_allowed");
}

TEST(TurnFlow, AGuestComesBackToWhereTheyWereButNotToBeforeTheRaisedHand) {
    Stage stage(taking_panelists());
    const Position early = stage.join(participant(1)).through();
    stage.submit(producer(), TellStage{"Before."});
    accepted(stage, participant(1));
    auto& guest = stage.join(guest_seat(participant(1)), early);
    EXPECT_EQ(guest.joined()["mode"], "reset");
    EXPECT_TRUE(guest.joined()["snapshot"]["stage"]["notes"].empty());
    const Position seated = guest.through();
    stage.leave(guest);
    EXPECT_EQ(stage.join(guest_seat(participant(1)), seated).joined()["mode"], "resume");
}

TEST(TurnFlow, ATurnThatIsOverEndsTheStagesPageAndNotTheOthers) {
    Stage stage(taking_panelists());
    const Offset number = accepted(stage, participant(1));
    auto& guest = stage.join(guest_seat(participant(1)));
    auto& phone = stage.join(participant(1));
    stage.submit(moderator(), FinishHand{number, 3});
    EXPECT_EQ(guest.closed, std::vector{CloseCode::turn_over});
    EXPECT_TRUE(phone.closed.empty());
    EXPECT_EQ(phone.kinds().back(), "hand.done");
    EXPECT_TRUE(stage.people().guests.empty());
    EXPECT_EQ(stage.submit(guest_seat(participant(1)), SayBackstage{"Still here"})["error"]["message"],
              "not_allowed");
    EXPECT_EQ(stage.join(guest_seat(participant(1))).closed, std::vector{CloseCode::turn_over});
}

// Nobody is on the stage by an answer that a crash would take back.
TEST(TurnFlow, AGuestIsSeatedOnceTheAnswerIsDurable) {
    Stage stage(taking_panelists());
    stage.submit(moderator(), OpenHands{});
    const Offset number = stage.submit(participant(1), RaiseHand{})["result"]["offset"];
    stage.submit(moderator(), InviteHand{number, 1});
    stage.disk().slow = true;
    stage.send(participant(1), AnswerHand{true}, Stage::new_key());
    stage.settle();
    EXPECT_TRUE(stage.people().guests.empty());
    stage.disk().slow = false;
    stage.pass(1'000);
    EXPECT_EQ(stage.people().guests.size(), 1u);
}

TEST(TurnFlow, ARestartSeatsTheGuestsAnew) {
    Stage stage(taking_panelists());
    const Offset number = accepted(stage, participant(1));
    stage.people().guests.clear();
    stage.restart();
    EXPECT_EQ(stage.people().guests, std::vector{participant(1).person});
    auto& guest = stage.join(guest_seat(participant(1)));
    EXPECT_TRUE(guest.closed.empty());
    stage.submit(moderator(), FinishHand{number, 3});
    stage.restart();
    EXPECT_TRUE(stage.people().guests.empty());
}

TEST(TurnFlow, WhereTheRoomTakesNoPanelistsAnAcceptedHandSeatsNobody) {
    Stage stage;
    accepted(stage, participant(1));
    EXPECT_TRUE(stage.people().guests.empty());
}

}  // namespace
}  // namespace paraninfo::flow
