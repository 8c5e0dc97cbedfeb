#include "server/room/intercom.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

const TalkBack to_all{TalkReach::everyone, {}}, to_backstage{TalkReach::backstage, {}}, talk_over{};

std::vector<std::string> speaking(const Intercom& intercom) {
    std::vector<std::string> all;
    for (const Talk& talk : intercom.talks())
        all.push_back(talk.person.value + ":" + std::string(name_of(talk.reach)));
    return all;
}
using Speaking = std::vector<std::string>;

Room room_with_stage() {
    Room room;
    room.has_stage = true;
    return room;
}

TEST(Intercom, AProducerSpeaksToOneReachAtATimeAndStops) {
    const Limits limits;
    Intercom intercom(limits);
    EXPECT_TRUE(intercom.talk(producer(), to_all, 0));
    EXPECT_FALSE(intercom.talk(producer(), to_all, 10)) << "the same again only goes on";
    EXPECT_TRUE(intercom.talk(producer(), to_backstage, 20));
    EXPECT_EQ(speaking(intercom), Speaking{"d1:backstage"});
    EXPECT_TRUE(intercom.talk(producer(), talk_over, 30));
    EXPECT_FALSE(intercom.stop_talk(PersonId{"d1"}));
    EXPECT_TRUE(intercom.talks().empty());
}

TEST(Intercom, TalkLapsesByItselfUnlessItIsSaidAgain) {
    Limits limits;
    limits.talk_lasts_ms = 100;
    Intercom intercom(limits);
    EXPECT_EQ(intercom.next_lapse_ms(), std::nullopt);
    intercom.talk(producer("d1"), to_all, 0);
    intercom.talk(producer("d2"), to_all, 50);
    EXPECT_EQ(intercom.next_lapse_ms(), 100);
    intercom.talk(producer("d1"), to_all, 90);
    EXPECT_FALSE(intercom.lapse(149));
    EXPECT_TRUE(intercom.lapse(150));
    EXPECT_EQ(speaking(intercom), Speaking{"d1:everyone"});
}

TEST(Intercom, OneTooManySpeaksInPlaceOfWhoWouldLapseFirst) {
    Limits limits;
    limits.talks_max = 2;
    Intercom intercom(limits);
    intercom.talk(producer("d1"), to_all, 0);
    intercom.talk(producer("d2"), to_all, 1);
    intercom.talk(producer("d3"), to_all, 2);
    EXPECT_EQ(speaking(intercom), (Speaking{"d2:everyone", "d3:everyone"}));
}

TEST(Intercom, APanelistIsToldOfWhatIsSaidToThemAndToAllNotToAnotherAlone) {
    const Limits limits;
    Intercom intercom(limits);
    intercom.talk(producer("d1"), TalkBack{TalkReach::one, PersonId{"a1"}}, 0);
    intercom.talk(producer("d2"), to_backstage, 0);
    ASSERT_EQ(intercom.talks_known_to(PersonId{"a1"}).size(), 2U);
    const auto other = intercom.talks_known_to(PersonId{"a2"});
    ASSERT_EQ(other.size(), 1U);
    EXPECT_EQ(other[0].person, PersonId{"d2"});
}

TEST(Intercom, PanelistsHearEachOtherUntilTheyDoNotWantToAndOneTooManyDoesNot) {
    Limits limits;
    limits.hearing_max = 2;
    Intercom intercom(limits);
    EXPECT_TRUE(intercom.hear(PersonId{"a1"}, true));
    EXPECT_FALSE(intercom.hear(PersonId{"a1"}, true));
    EXPECT_TRUE(intercom.hear(PersonId{"a2"}, true));
    EXPECT_FALSE(intercom.hear(PersonId{"a3"}, true));
    EXPECT_TRUE(intercom.hear(PersonId{"a1"}, false));
    EXPECT_FALSE(intercom.hear(PersonId{"a1"}, false));
    EXPECT_EQ(intercom.hearing(), (std::vector{PersonId{"a2"}}));
}

TEST(Intercom, ProducersListenUntilTheyDoNotWantToAndOneTooManyDoesNot) {
    Limits limits;
    limits.listening_max = 2;
    Intercom intercom(limits);
    EXPECT_TRUE(intercom.listen(producer("d1"), true));
    EXPECT_FALSE(intercom.listen(producer("d1"), true)) << "the same again changes nothing";
    EXPECT_TRUE(intercom.listen(producer("d2"), true));
    EXPECT_FALSE(intercom.listen(producer("d3"), true));
    EXPECT_TRUE(intercom.listen(producer("d1"), false));
    EXPECT_FALSE(intercom.listen(producer("d1"), false));
    ASSERT_EQ(intercom.listening().size(), 1U);
    EXPECT_EQ(intercom.listening()[0], (Listening{PersonId{"d2"}, producer("d2").name}));
}

TEST(IntercomRules, ARoomWithoutPanelistsHasNoBackstage) {
    Room room;
    EXPECT_EQ(room.refused(producer(), to_all), Reason::closed);
    EXPECT_EQ(room.refused(panelist(), HearBackstage{true}), Reason::closed);
    EXPECT_EQ(room.refused(producer(), ListenBackstage{true}), Reason::closed);
    EXPECT_EQ(room.refused(producer(), TestEcho{true}), Reason::closed);
}

TEST(IntercomRules, OneWhoIsSpokenToHasAPanelistsSeat) {
    Room room = room_with_stage();
    room.then(producer(), TalkBack{TalkReach::one, PersonId{"a1"}});
    EXPECT_EQ(room.refused(producer(), TalkBack{TalkReach::one, PersonId{"p1"}}), Reason::not_found);
}

TEST(IntercomRules, AnyProducerSpeaksAndListensWhoeverSteersAndNothingOfItIsJournaled) {
    Room room = room_with_stage();
    room.then(producer("d1"), SteerStage{});
    const auto decision = room.when(producer("d2"), to_all);
    ASSERT_TRUE(decision);
    EXPECT_TRUE(decision->empty());
    EXPECT_TRUE(room.when(producer("d2"), ListenBackstage{true})->empty());
    EXPECT_TRUE(room.when(panelist(), HearBackstage{true})->empty());
}

TEST(IntercomRules, WhileViewersMayHearItATestOfTheEchoIsConfirmed) {
    Room room = room_with_stage();
    EXPECT_EQ(room.refused(producer(), TestEcho{false}), Reason::wrong_state) << "a room is live by itself";
    EXPECT_TRUE(room.when(producer(), TestEcho{true})->empty());
    room.state.broadcast.phase = BroadcastPhase::waiting;
    EXPECT_TRUE(room.when(producer(), TestEcho{false})->empty());
    room.state.broadcast.phase = BroadcastPhase::paused;
    EXPECT_EQ(room.refused(producer(), TestEcho{false}), Reason::wrong_state);
    room.then(producer("d1"), SteerStage{});
    EXPECT_EQ(room.refused(producer("d2"), TestEcho{true}), Reason::wrong_state) << "another steers";
}

}  // namespace
}  // namespace paraninfo::room
