// The way of what is said behind the programme: states that those backstage see, that lapse, and that the
// journal never hears of.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

const PersonId spoken_to{"Pan3listPan3list"}, other{"0therPanel1st000"};
const TalkBack to_ana{TalkReach::one, spoken_to}, to_all{TalkReach::everyone, {}}, no_talk{};

live::RoomSettings with_backstage() {
    auto settings = Stage::default_settings();
    settings.has_stage = true;
    return settings;
}

class IntercomFlow : public ::testing::Test {
  protected:
    IntercomFlow() { stage.people().on_stage.push_back({other, "Ben"}); }
    static Value talks(const Viewer& viewer) {
        const auto state = viewer.state("talkback");
        return state ? state->at("talks") : Value();
    }
    static Value listening(const Viewer& viewer) {
        const auto state = viewer.state("talkback");
        return state ? state->at("listening") : Value();
    }
    static Value talks_at_join(const Viewer& viewer) {
        return viewer.joined()["snapshot"]["states"]["talkback"]["talks"];
    }
    Stage stage{with_backstage()};
};

TEST_F(IntercomFlow, WhoIsSpokenToIsToldToThemAndProducersAndToNobodyElse) {
    auto& director = stage.join(producer());
    auto& speaker = stage.join(panelist());
    auto& ben = stage.join(panelist(other.value));
    auto& desk = stage.join(moderator());
    auto& viewer = stage.join(participant());
    ASSERT_TRUE(stage.submit(producer(), to_ana).contains("result"));
    stage.pass(300);
    const Value told = Value::array({{{"person", producer().person.value},
                                      {"name", producer().name},
                                      {"reach", "one"},
                                      {"to", spoken_to.value}}});
    EXPECT_EQ(talks(speaker), told);
    EXPECT_EQ(talks(director), told);
    for (Viewer* one : {&desk, &viewer}) EXPECT_FALSE(one->state("talkback"));
    EXPECT_TRUE(talks(ben).empty());
    EXPECT_EQ(talks_at_join(stage.join(panelist())), told);
    auto& late = stage.join(panelist(other.value));
    EXPECT_EQ(talks_at_join(late), Value::array());
    stage.hub().refresh(RoomId{"auditorium"}, late.session);
    stage.pass(300);
    for (Viewer* one : {&ben, &late})
        EXPECT_EQ(one->heard().find(R"("reach")"), std::string::npos) << one->heard();
    EXPECT_EQ(stage.talks().size(), 1u) << "and who makes the sound knows";
    EXPECT_TRUE(speaker.kinds().empty()) << "it is no change";
}

TEST_F(IntercomFlow, WhatIsSaidToAllIsToldToWhoComesMeanwhileToo) {
    auto& speaker = stage.join(panelist());
    stage.submit(producer(), to_all);
    stage.submit(producer(2), to_ana);
    stage.pass(300);
    EXPECT_EQ(talks(speaker).size(), 2u);
    const Value theirs = talks_at_join(stage.join(panelist(other.value)));
    ASSERT_EQ(theirs.size(), 1u);
    EXPECT_EQ(theirs[0]["reach"], "everyone");
}

TEST_F(IntercomFlow, WhoComesBackLearnsThatATalkIsOver) {
    auto& before = stage.join(panelist());
    stage.submit(producer(), to_ana);
    stage.pass(300);
    ASSERT_EQ(talks(before).size(), 1u);
    const Position position = before.through();
    stage.leave(before);
    stage.submit(producer(), no_talk);
    stage.pass(300);
    const Value back = stage.join(panelist(), position).joined();
    ASSERT_EQ(back["mode"], "resume");
    EXPECT_EQ(back["states"]["talkback"]["talks"], Value::array());
}

TEST_F(IntercomFlow, AGuestWhoVotedGetsTheResultsAndWhatIsSaidToThem) {
    const PersonId guest = participant().person;
    stage.people().on_stage.push_back({guest, "Gael"});
    auto& page = stage.join(panelist(guest.value));
    PollForm form;
    form.title = "Which?";
    form.kind = PollKind::single;
    form.options = {"Red", "Green"};
    form.choices_max = 1;
    form.results = PollResults::after_vote;
    const PollId poll{stage.submit(moderator(), DraftPoll{form})["result"]["poll"].get<std::string>()};
    stage.submit(moderator(), OpenPoll{poll, 1, 0});
    stage.pass(300);
    stage.submit(participant(), VotePoll{poll, VoteChoices{{1}}});
    // Within the quarter of a second in which states are gathered: both are in one frame.
    stage.submit(producer(), TalkBack{TalkReach::one, guest});
    stage.submit(participant(2), VotePoll{poll, VoteChoices{{1}}});
    stage.pass(300);
    EXPECT_EQ(talks(page).size(), 1u);
    const auto results = page.state("poll/" + poll.value);
    ASSERT_TRUE(results) << page.heard();
    EXPECT_EQ((*results)["answers"], 2);
}

TEST_F(IntercomFlow, TalkEndsWithTheKeyAndWithASilentPage) {
    stage.join(producer());
    auto& speaker = stage.join(panelist());
    stage.submit(producer(), to_ana);
    stage.pass(3'000);
    stage.submit(producer(), to_ana);
    stage.pass(3'000);
    EXPECT_EQ(talks(speaker).size(), 1u) << "said again, it goes on";
    stage.submit(producer(), no_talk);
    stage.pass(300);
    EXPECT_EQ(talks(speaker), Value::array());
    stage.submit(producer(), to_ana);
    stage.pass(5'000);
    EXPECT_EQ(talks(speaker), Value::array());
    EXPECT_TRUE(stage.talks().empty());
}

TEST_F(IntercomFlow, TalkEndsWithTheProducersLastPageAndHearingWithThePanelists) {
    auto& director = stage.join(producer());
    auto& speaker = stage.join(panelist());
    stage.submit(producer(), to_ana);
    stage.submit(panelist(), HearBackstage{true});
    EXPECT_EQ(stage.hearing(), std::vector{spoken_to});
    stage.leave(director);
    stage.pass(300);
    EXPECT_EQ(talks(speaker), Value::array());
    EXPECT_TRUE(stage.talks().empty());
    stage.leave(speaker);
    stage.settle();
    EXPECT_TRUE(stage.hearing().empty());
}

TEST_F(IntercomFlow, ThatAProducerListensIsToldBackstageAndToNobodyElse) {
    auto& director = stage.join(producer());
    auto& speaker = stage.join(panelist());
    auto& desk = stage.join(moderator());
    auto& viewer = stage.join(participant());
    ASSERT_TRUE(stage.submit(producer(), ListenBackstage{true}).contains("result"));
    stage.pass(10'000);
    const Value told = Value::array({{{"person", producer().person.value}, {"name", producer().name}}});
    for (Viewer* one : {&director, &speaker}) EXPECT_EQ(listening(*one), told) << "it does not lapse";
    for (Viewer* one : {&desk, &viewer}) EXPECT_FALSE(one->state("talkback"));
    const Value joined = stage.join(panelist(other.value)).joined();
    EXPECT_EQ(joined["snapshot"]["states"]["talkback"]["listening"], told) << "who comes later too";
    ASSERT_EQ(stage.listening().size(), 1u) << "and who makes the sound knows";
    EXPECT_EQ(stage.submit(panelist(), ListenBackstage{true})["error"]["message"], "not_allowed");
    stage.submit(producer(), ListenBackstage{false});
    stage.pass(300);
    EXPECT_EQ(listening(speaker), Value::array());
    EXPECT_TRUE(stage.listening().empty());
    EXPECT_TRUE(speaker.kinds().empty()) << "it is no change";
}

TEST_F(IntercomFlow, ListeningEndsWithTheProducersLastPage) {
    auto& first = stage.join(producer());
    auto& second = stage.join(producer());
    auto& speaker = stage.join(panelist());
    stage.submit(producer(), ListenBackstage{true});
    stage.leave(first);
    stage.pass(300);
    EXPECT_EQ(listening(speaker).size(), 1u);
    stage.leave(second);
    stage.pass(300);
    EXPECT_EQ(listening(speaker), Value::array());
    EXPECT_TRUE(stage.listening().empty());
}

TEST_F(IntercomFlow, WhoHasNoPageHereHearsNobody) {
    EXPECT_TRUE(stage.submit(panelist(), HearBackstage{true}).contains("result"));
    EXPECT_TRUE(stage.submit(producer(), ListenBackstage{true}).contains("result"));
    EXPECT_TRUE(stage.hearing().empty());
    EXPECT_TRUE(stage.listening().empty());
}

TEST_F(IntercomFlow, ATestOfTheEchoIsPassedOnOnceItIsConfirmed) {
    EXPECT_EQ(stage.submit(producer(), TestEcho{false})["error"]["message"], "wrong_state");
    EXPECT_EQ(stage.echo_tests(), 0);
    EXPECT_TRUE(stage.submit(producer(), TestEcho{true}).contains("result"));
    EXPECT_EQ(stage.echo_tests(), 1);
    EXPECT_EQ(stage.submit(panelist(), TestEcho{true})["error"]["message"], "not_allowed");
}

}  // namespace
}  // namespace paraninfo::flow
