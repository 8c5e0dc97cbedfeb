// The way of what is said behind the programme: states that those backstage see, that lapse, and that the
// journal never hears of.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

const PersonId spoken_to{"Pan3listPan3list"};
const TalkBack to_ana{TalkReach::one, spoken_to}, no_talk{};

live::RoomSettings with_backstage() {
    auto settings = Stage::default_settings();
    settings.has_stage = true;
    return settings;
}

class IntercomFlow : public ::testing::Test {
  protected:
    static Value talks(const Viewer& viewer) {
        const auto state = viewer.state("talkback");
        return state ? state->at("talks") : Value();
    }
    Stage stage{with_backstage()};
};

TEST_F(IntercomFlow, WhoIsSpokenToIsToldBackstageAndToNobodyElse) {
    auto& director = stage.join(producer());
    auto& speaker = stage.join(panelist());
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
    for (Viewer* other : {&desk, &viewer}) EXPECT_FALSE(other->state("talkback"));
    EXPECT_EQ(stage.join(panelist()).joined()["snapshot"]["states"]["talkback"]["talks"], told);
    EXPECT_EQ(stage.talks().size(), 1u) << "and who makes the sound knows";
    EXPECT_TRUE(speaker.kinds().empty()) << "it is no change";
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

TEST_F(IntercomFlow, WhoHasNoPageHereHearsNobody) {
    EXPECT_TRUE(stage.submit(panelist(), HearBackstage{true}).contains("result"));
    EXPECT_TRUE(stage.hearing().empty());
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
