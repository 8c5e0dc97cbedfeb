#include "protocol/json/join.hpp"

#include "protocol/json/messages.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

const std::map<std::string, std::string> name{{"es", "Auditorio"}, {"en", "Auditorium"}};
const std::vector<Announcement> announcements{samples::announcement()};

// As the joins of the samples find the room; one more question is pending, for moderators' eyes only if at
// all.
std::vector<Question> questions() {
    Question first = samples::first_question();
    first.state = QuestionState::approved;
    first.version = 2;
    first.votes = 4;
    Question second = samples::second_question();
    second.state = QuestionState::on_air;
    second.version = 2;
    second.votes = 9;
    second.aired = Airing{"k3v0q8zt", 1'010'000, QuestionState::on_deck, std::nullopt};
    return {first, second};
}

struct Polls {
    Poll text = samples::text_poll();
    Poll open = samples::choice_poll();
    Poll draft = samples::scale_poll();
    Ballot ballot{2, ""};
    std::vector<SnapshotPoll> list;

    Polls() {
        text.state = PollState::closed;
        text.closes_at_ms = samples::start_ms + 15'000;
        text.version = 4;
        open.state = PollState::open;
        open.closes_at_ms = samples::start_ms + 62'000;
        open.version = 2;
        open.aired = PollAiring{"k3v0q8zt", 1'002'000, std::nullopt, std::nullopt};
        list = {{&text, {{0, "Confianza, cooperación"}, {1, "Confianza"}}}, {&open, {}}, {&draft, {}}};
    }
};

Sanction silence() {
    Sanction silence;
    silence.person.value = "Pe0rs0n2Pe0rs0n2";
    silence.name = "Hall participant";
    silence.by_name = "Moderator";
    silence.reason = "Let others speak.";
    silence.at_ms = samples::start_ms + 15'000;
    silence.until_ms = samples::start_ms + 615'000;
    return silence;
}

Chat chat() {
    const PersonId author{"Pe0rs0n1Pe0rs0n1"};
    const PersonId moderator{"M0d3rat0rM0d3rat"};
    return {true,
            10'000,
            {{13, author, "Remote participant", Audience::participant, "Buenos días a todos.", 0,
              samples::start_ms + 12'000, std::nullopt},
             {14, moderator, "Moderator", Audience::moderator, "Gracias: las actas salen en mayo.", 13,
              samples::start_ms + 13'000, std::nullopt}}};
}

Hands hands() {
    Hand hand;
    hand.number = 15;
    hand.person.value = "Pe0rs0n2Pe0rs0n2";
    hand.name = "Hall participant";
    hand.origin = Audience::hall;
    hand.at_ms = samples::start_ms + 14'000;
    return {true, {hand}};
}

class Joins : public ::testing::Test {
  protected:
    const Value joins = samples::load("joins.json")["joins"];
    const std::vector<Question> asked = questions();
    const Polls polls;
    const std::vector<Sanction> silences{silence()};
    const std::vector<ModeratorMessage> channel{
        {16, "Moderator", "I take the questions in Chinese.", samples::start_ms + 16'000}};
    const Chat said = chat();
    const Hands raised = hands();

    void expect(const char* sample_name, Audience role, const OwnSnapshot& own = {}) {
        const Value frame = samples::named(joins, sample_name)["frame"];
        const Value& result = frame[0]["result"];
        const Value& you = result["you"];
        const Seat seat{SeatId{you["seat"]}, PersonId{you["person"]}, samples::room, role, you["name"]};
        const RequestId id{frame[0]["id"].dump()};
        const Position position{"h1s70ryAAAAAAAAA", 20};
        const std::string mode = result["mode"];
        const JoinAnswer answer{id, mode, position, seat, samples::start_ms + 20'000};
        const auto shared = encode_shared_snapshot({samples::room,
                                                    name,
                                                    true,
                                                    Review::first,
                                                    asked,
                                                    announcements,
                                                    {},
                                                    polls.list,
                                                    &silences,
                                                    nullptr,
                                                    said,
                                                    raised,
                                                    true,
                                                    &channel},
                                                   role);
        const auto text = encode_snapshot_join(answer, shared, result["snapshot"]["states"].dump(), own);
        EXPECT_EQ(Value::parse(text), frame);
    }
};

TEST_F(Joins, AParticipantsSnapshotIsAsTheSampleSays) {
    expect("snapshot, participant", Audience::participant,
           {{{&asked[0]}}, {asked[1].id}, {{&polls.open, &polls.ballot}}, nullptr, {&said.messages[0]}});
}

TEST_F(Joins, AHallsSnapshotIsAsTheSampleSays) {
    expect("snapshot, hall", Audience::hall, {{{&asked[1]}}, {}, {}, &silences[0], {}, &raised.queue[0]});
}

TEST_F(Joins, TheStageIsInTheSnapshotsOfThoseBackstage) {
    const PersonId director{"Pr0ducerPr0ducer"};
    const PersonId other{"An0therAn0therAn"};
    const std::string camera = "cam-0f1e2d3c4b5a69788796";
    Stage stage;
    stage.programme = {SceneLayout::side_by_side, {"floor", camera}};
    stage.prepared = Scene{SceneLayout::full, {}};
    stage.sounds = {{camera, -350, false, 40, SourceHeard::always}};
    stage.returns = {{PersonId{"Pan3listPan3list"}, "floor", -300}};
    stage.ducking = {-900, -1200};
    stage.third = {"Ana Pérez"};
    stage.next = {other};
    stage.steering = Steering{director, "Producer"};
    stage.notes = {
        {17, director, "Producer", Audience::producer, {}, "We begin.", samples::start_ms + 17'000},
        {18, director, "Producer", Audience::producer, other, "You are next: two minutes.",
         samples::start_ms + 18'000}};
    stage.checks = {
        {PersonId{"Pan3listPan3list"}, 1280, 720, 30, -2100, true, false, samples::start_ms + 16'000}};
    stage.timer = StageTimer{other, 300'000, true, samples::start_ms + 19'000};
    stage.files = {{"file-0f1e2d3c4b5a69788796", true, false, true, 19}};
    stage.presets = {{PresetKind::scene, "Mesa redonda", stage.programme}, {PresetKind::levels, "音樂"}};
    OwnSnapshot own;
    own.stage = &stage;
    expect("snapshot, producer", Audience::producer, own);
    expect("snapshot, panelist", Audience::panelist, own);
}

TEST_F(Joins, AScreensSnapshotIsAsTheSampleSays) {
    expect("snapshot, screen", Audience::screen);
    expect("by server-sent events", Audience::screen);
}

TEST_F(Joins, AModeratorsResetIsAsTheSampleSays) {
    expect("reset, moderator", Audience::moderator);
}

TEST_F(Joins, AResumeIsAsTheSampleSays) {
    const Value frame = samples::named(joins, "resume")["frame"];
    const Value& you = frame[0]["result"]["you"];
    const Seat seat{SeatId{you["seat"]}, PersonId{you["person"]}, samples::room, Audience::participant,
                    you["name"]};
    const RequestId id{"\"again\""};
    const Position position{"h1s70ryAAAAAAAAA", 812};
    const JoinAnswer answer{id, "resume", position, seat, samples::start_ms + 20'000};
    const auto text = encode_resume_join(answer, frame[0]["result"]["states"].dump(),
                                         frame[1].dump() + "," + encode_through(samples::room, position));
    EXPECT_EQ(Value::parse(text), frame);
}

TEST_F(Joins, TheDeckIsForModeratorsAndTheWayOfVotesForTheAudience) {
    std::vector<Question> questions{samples::first_question(), samples::second_question()};
    questions[0].state = QuestionState::merged;
    questions[0].into = questions[1].id;
    questions[0].voted = 7;
    const SharedSnapshot snapshot{samples::room,    name, true, Review::first, questions, announcements,
                                  {questions[1].id}};
    const auto shown = [&](Audience audience) {
        return Value::parse(encode_shared_snapshot(snapshot, audience) + "}");
    };
    EXPECT_EQ(shown(Audience::moderator)["deck"], Value::array({questions[1].id.value}));
    EXPECT_FALSE(shown(Audience::moderator).contains("merged"));
    const Value way{{questions[0].id.value, questions[1].id.value}};
    EXPECT_EQ(shown(Audience::hall)["merged"], way);
    EXPECT_FALSE(shown(Audience::hall).contains("deck"));
    for (const char* member : {"deck", "merged"}) EXPECT_FALSE(shown(Audience::screen).contains(member));
    questions[0].voted = 0;
    EXPECT_EQ(shown(Audience::participant)["merged"], Value::object()) << "nobody's votes went that way";
}

TEST_F(Joins, WhatIsNotVisibleIsInNobodysSharedPartButTheModerators) {
    std::vector<Question> pending{samples::first_question()};
    const SharedSnapshot snapshot{samples::room, name,          true, Review::first,
                                  pending,       announcements, {},   polls.list};
    for (const Audience audience : all_audiences) {
        const bool shown = encode_shared_snapshot(snapshot, audience).find("actas") != std::string::npos;
        EXPECT_EQ(shown, sees_as_moderator(audience));
    }
    for (const char* secret : {"Confianza", "P01lC1b2C3d4E5f6"})
        for (const Audience audience : all_audiences)
            EXPECT_EQ(encode_shared_snapshot(snapshot, audience).find(secret) != std::string::npos,
                      sees_as_moderator(audience))
                << secret;
}

}  // namespace
}  // namespace paraninfo::json
