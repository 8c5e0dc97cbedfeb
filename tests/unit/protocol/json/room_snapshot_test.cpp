#include "protocol/json/room_snapshot.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

RoomSnapshot full() {
    RoomSnapshot snapshot;
    snapshot.offset = 900;
    snapshot.questions_open = false;
    snapshot.review = Review::publish;
    Question edited = samples::first_question();
    edited.original = "Before?";
    edited.edited = true;
    edited.state = QuestionState::declined;
    edited.previous = QuestionState::approved;
    edited.version = 4;
    edited.votes = 3;
    edited.voted = 880;
    edited.reason = "Off topic";
    edited.reasons = {{Language::es, "Fuera de tema"}, {Language::en, "Off topic"}};
    edited.session = "opening";
    edited.to = "speaker-2";
    edited.assigned = "speaker-3";
    edited.erased_votes = 2;
    edited.annotations = {
        {"a"}, {{"Moderator", "x", 5}}, {"In May.", AnswerTo::all, 6}, {{Language::en, "When?", true}}};
    Question merged = samples::second_question();
    merged.state = QuestionState::merged;
    merged.into = edited.id;
    merged.unmerged_to = QuestionState::on_deck;
    snapshot.questions = {edited, merged};
    snapshot.deck = {1, 0};
    snapshot.announcements = {samples::announcement()};
    snapshot.votes = {{PersonId{"p"}, {0, 1}}, {PersonId{"q"}, {}}};
    Poll poll = samples::choice_poll();
    poll.state = PollState::closing;
    poll.previous = PollState::open;
    poll.closes_at_ms = samples::start_ms;
    poll.version = 3;
    snapshot.polls = {{samples::text_poll(), 812, {{PersonId{}, {0, "Trust"}, VoterClass::hall}}},
                      {poll, 890, {{PersonId{"p"}, {4, ""}, VoterClass::registered}}},
                      {samples::scale_poll(), 891, {}}};
    snapshot.polls[0].poll.form.session = "opening";
    snapshot.questions[1].sealed = true;
    snapshot.anonymity = Anonymity::everybody;
    snapshot.broadcast = {.phase = BroadcastPhase::paused,
                          .number = 2,
                          .since_ms = 1790000000000,
                          .back_at_ms = 1790000600000,
                          .recorded = false,
                          .recorded_since_ms = 1790000300000};
    snapshot.bans = {{2, PersonId{"q"}, "", PersonId{"m"}, "Mod", "Insults.", 8, 0, {1}, merged.id}};
    snapshot.channel = {{870, "Moderator", "Break at ten.", samples::start_ms}};
    return snapshot;
}

TEST(RoomSnapshotJson, OneFromBeforeTheDeskKnewAgendaReasonsAndChannelIsReadWithoutThem) {
    auto value = samples::Value::parse(encode_room_snapshot(full()));
    value.erase("channel");
    for (const char* member : {"reasons", "session", "to", "assigned"}) value["questions"][0].erase(member);
    auto expected = full();
    expected.channel.clear();
    Question& question = expected.questions[0];
    question.reasons.clear();
    question.session = question.to = question.assigned = "";
    EXPECT_EQ(decode_room_snapshot(value.dump()), expected);
}

TEST(RoomSnapshotJson, ComesBackAsItWas) {
    EXPECT_EQ(decode_room_snapshot(encode_room_snapshot(full())), full());
    EXPECT_EQ(decode_room_snapshot(encode_room_snapshot({})), RoomSnapshot{});
}

TEST(RoomSnapshotJson, OneFromBeforeThereWerePollsHasNone) {
    auto value = samples::Value::parse(encode_room_snapshot(full()));
    value.erase("polls");
    auto expected = full();
    expected.polls.clear();
    EXPECT_EQ(decode_room_snapshot(value.dump()), expected);
}

TEST(RoomSnapshotJson, OneFromBeforeQuestionsCouldBeSealedHasNoneAndTellsModeratorsNames) {
    auto value = samples::Value::parse(encode_room_snapshot(full()));
    value.erase("anonymity");
    value.erase("broadcast");
    value["questions"][1].erase("sealed");
    value["bans"][0].erase("question");
    auto expected = full();
    expected.anonymity = Anonymity::audience;
    expected.broadcast = {};
    expected.questions[1].sealed = false;
    expected.bans[0].asker_of = {};
    EXPECT_EQ(decode_room_snapshot(value.dump()), expected);
}

TEST(RoomSnapshotJson, AnythingElseIsRefused) {
    const auto refused = [](const auto& change) {
        auto value = samples::Value::parse(encode_room_snapshot(full()));
        change(value);
        return !decode_room_snapshot(value.dump());
    };
    using samples::Value;
    EXPECT_FALSE(refused([](Value&) {}));
    EXPECT_TRUE(refused([](Value& v) { v["v"] = 3; })) << "a newer schema";
    EXPECT_TRUE(refused([](Value& v) { v.erase("offset"); }));
    EXPECT_TRUE(refused([](Value& v) { v["more"] = 1; }));
    EXPECT_TRUE(refused([](Value& v) { v["questions"][0]["state"] = "gone"; }));
    EXPECT_TRUE(refused([](Value& v) { v["polls"][0]["state"] = "ajar"; }));
    EXPECT_TRUE(refused([](Value& v) { v["polls"] = 7; }));
    EXPECT_TRUE(refused([](Value& v) { v["channel"] = 7; }));
    EXPECT_TRUE(refused([](Value& v) { v["anonymity"] = "nobody"; }));
    EXPECT_TRUE(refused([](Value& v) { v["broadcast"]["phase"] = "begun"; }));
    EXPECT_TRUE(refused([](Value& v) { v["broadcast"] = "live"; }));
    EXPECT_TRUE(refused([](Value& v) { v["broadcast"]["recorded"] = 1; }));
    EXPECT_TRUE(refused([](Value& v) { v["channel"][0].erase("by"); }));
    EXPECT_TRUE(refused([](Value& v) { v["questions"][0]["reasons"] = {{"fr", "Non"}}; }));
    EXPECT_TRUE(refused([](Value& v) { v["questions"][0]["session"] = "no id"; }));
    EXPECT_TRUE(refused([](Value& v) { v["votes"][0]["questions"] = {0, 2}; })) << "no such question";
    EXPECT_TRUE(refused([](Value& v) { v["votes"][0]["questions"] = {1, 0}; })) << "not ascending";
    EXPECT_TRUE(refused([](Value& v) { v["v"] = 1; })) << "an older one: the room is rebuilt";
    EXPECT_TRUE(refused([](Value& v) { v["deck"] = {2}; })) << "no such question";
    EXPECT_TRUE(refused([](Value& v) { v["deck"] = {"0"}; }));
    EXPECT_TRUE(refused([](Value& v) { v["questions"][0]["answer"]["to"] = "nobody"; }));
    EXPECT_TRUE(refused([](Value& v) { v["questions"][0]["notes"][0].erase("by"); }));
    EXPECT_FALSE(decode_room_snapshot("nonsense"));
}

}  // namespace
}  // namespace paraninfo::json
