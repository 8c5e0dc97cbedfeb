#include "server/room/broadcast.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(BroadcastRules, ItIsBegunPausedResumedAndEndedByHand) {
    Room room;
    room.state.broadcast.phase = BroadcastPhase::waiting;
    for (const Command& too_early :
         {Command(PauseBroadcast{}), Command(ResumeBroadcast{}), Command(EndBroadcast{})})
        EXPECT_EQ(room.refused(moderator(), too_early), Reason::wrong_state);
    room.then(moderator(), StartBroadcast{});
    EXPECT_EQ(room.state.broadcast.phase, BroadcastPhase::live);
    EXPECT_EQ(room.state.broadcast.number, 1u);
    EXPECT_EQ(room.refused(moderator(), StartBroadcast{}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), ResumeBroadcast{}), Reason::wrong_state);
    room.then(moderator(), PauseBroadcast{600'000});
    EXPECT_EQ(room.state.broadcast.phase, BroadcastPhase::paused);
    EXPECT_EQ(room.state.broadcast.back_at_ms, room.state.broadcast.since_ms + 600'000);
    EXPECT_EQ(room.refused(moderator(), StartBroadcast{}), Reason::wrong_state);
    room.then(moderator(), ResumeBroadcast{});
    EXPECT_EQ(room.state.broadcast.phase, BroadcastPhase::live);
    EXPECT_EQ(room.state.broadcast.back_at_ms, 0);
    room.then(moderator(), EndBroadcast{});
    EXPECT_EQ(room.state.broadcast.phase, BroadcastPhase::ended);
    EXPECT_EQ(room.refused(moderator(), EndBroadcast{}), Reason::wrong_state);
}

TEST(BroadcastRules, APauseCanBeProlongedAndEndTheBroadcast) {
    Room room;
    room.then(moderator(), PauseBroadcast{60'000});
    room.then(moderator(), PauseBroadcast{});
    EXPECT_EQ(room.state.broadcast.back_at_ms, 0) << "nobody says when any more";
    room.then(moderator(), EndBroadcast{});
    EXPECT_EQ(room.state.broadcast.phase, BroadcastPhase::ended);
}

TEST(BroadcastRules, AfterTheEndTheNextOneIsBegun) {
    Room room;
    room.then(moderator(), EndBroadcast{});
    room.then(moderator(), StartBroadcast{});
    room.then(moderator(), EndBroadcast{});
    room.then(moderator(), StartBroadcast{});
    EXPECT_EQ(room.state.broadcast.phase, BroadcastPhase::live);
    EXPECT_EQ(room.state.broadcast.number, 2u) << "the one that began with the room has no number";
}

Room recorded(RecordingMode mode) {
    Room room;
    room.state.broadcast.recording = mode;
    return room;
}

TEST(BroadcastRules, ItsRecordingIsStoppedAndBegunByHand) {
    Room room = recorded(RecordingMode::automatic);
    EXPECT_TRUE(is_recorded(room.state.broadcast));
    EXPECT_EQ(room.refused(moderator(), RecordBroadcast{true}), Reason::wrong_state);
    room.then(moderator(), RecordBroadcast{false});
    EXPECT_FALSE(is_recorded(room.state.broadcast));
    EXPECT_EQ(room.state.broadcast.recorded_since_ms, 1);
    EXPECT_EQ(room.refused(moderator(), RecordBroadcast{false}), Reason::wrong_state);
    room.then(moderator(), PauseBroadcast{});
    room.then(moderator(), RecordBroadcast{true});
    EXPECT_TRUE(is_recorded(room.state.broadcast));
    EXPECT_EQ(room.state.broadcast.recorded_since_ms, 3);
}

TEST(BroadcastRules, TheNextOneIsRecordedAsTheConfigurationSays) {
    Room room = recorded(RecordingMode::by_hand);
    EXPECT_FALSE(is_recorded(room.state.broadcast));
    room.then(moderator(), RecordBroadcast{true});
    room.then(moderator(), EndBroadcast{});
    EXPECT_FALSE(is_recorded(room.state.broadcast));
    EXPECT_EQ(room.refused(moderator(), RecordBroadcast{true}), Reason::wrong_state) << "there is none";
    room.then(moderator(), StartBroadcast{});
    EXPECT_FALSE(is_recorded(room.state.broadcast));
    EXPECT_EQ(room.state.broadcast.recorded_since_ms, 0);
}

TEST(BroadcastRules, WhereNothingCanBeRecordedItIsSaid) {
    Room room;
    EXPECT_EQ(room.refused(moderator(), RecordBroadcast{true}), Reason::closed);
    EXPECT_FALSE(is_recorded(room.state.broadcast));
}

TEST(BroadcastRules, AProducerRecordsAtTheWheel) {
    Room room = recorded(RecordingMode::automatic);
    room.has_stage = true;
    room.then(producer("d1"), RecordBroadcast{false});
    EXPECT_EQ(room.refused(producer("d2"), RecordBroadcast{true}), Reason::wrong_state);
    EXPECT_EQ(room.refused(panelist(), RecordBroadcast{true}), Reason::not_allowed);
}

TEST(BroadcastRules, OnlyModeratorsDecide) {
    Room room;
    for (const Seat& seat : {participant(), in_hall(), seat_of(Audience::screen, "s1")})
        EXPECT_EQ(room.refused(seat, EndBroadcast{}), Reason::not_allowed);
}

}  // namespace
}  // namespace paraninfo::room
