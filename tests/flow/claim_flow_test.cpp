// The way of claims: a state that moderators see, that lapses, and that the journal never hears of.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

Seat second_moderator() {
    Seat seat = moderator();
    seat.id = SeatId{"seat-second"};
    seat.person = PersonId{"second"};
    seat.name = "Second";
    return seat;
}

class ClaimFlow : public ::testing::Test {
  protected:
    QuestionId ask() {
        return QuestionId{stage.submit(participant(1), AskQuestion{"Why?", "", false})["result"]["question"]};
    }
    Value claims(const Viewer& viewer) {
        const auto state = viewer.state("claims");
        return state ? state->at("claims") : Value();
    }
    Stage stage;
};

TEST_F(ClaimFlow, IsToldToModeratorsAndToNobodyElse) {
    auto& desk = stage.join(second_moderator());
    auto& watch = stage.join(participant(1));
    const auto id = ask();
    ASSERT_TRUE(stage.submit(moderator(), ClaimQuestion{id}).contains("result"));
    stage.pass(300);
    EXPECT_EQ(claims(desk),
              Value::array({{{"question", id.value}, {"person", "moderator"}, {"name", "Moderator"}}}));
    EXPECT_FALSE(watch.state("claims"));
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["states"]["claims"]["claims"].size(), 1u);
    EXPECT_FALSE(stage.join(participant(2)).joined()["snapshot"]["states"].contains("claims"));
}

TEST_F(ClaimFlow, LapsesByItselfUnlessItIsTakenAgain) {
    auto& desk = stage.join(second_moderator());
    const auto id = ask();
    stage.submit(moderator(), ClaimQuestion{id});
    stage.pass(40'000);
    stage.submit(moderator(), ClaimQuestion{id});
    stage.pass(44'000);
    EXPECT_EQ(claims(desk).size(), 1u);
    stage.pass(2'000);
    EXPECT_EQ(claims(desk), Value::array());
}

TEST_F(ClaimFlow, EndsWithTheLastConnectionOfItsModerator) {
    auto& desk = stage.join(second_moderator());
    auto& tab = stage.join(moderator());
    auto& other_tab = stage.join(moderator());
    stage.submit(moderator(), ClaimQuestion{ask()});
    stage.leave(tab);
    stage.pass(300);
    EXPECT_EQ(claims(desk).size(), 1u);
    stage.leave(other_tab);
    stage.pass(300);
    EXPECT_EQ(claims(desk), Value::array());
}

TEST_F(ClaimFlow, StopsNobodyFromDecidingAndIsNeverJournaled) {
    auto& desk = stage.join(second_moderator());
    const auto id = ask();
    const auto before = stage.submit(moderator(), ClaimQuestion{id})["result"]["offset"];
    EXPECT_TRUE(stage.submit(second_moderator(), ApproveQuestion{id, 1}).contains("result"));
    const auto stale = stage.submit(moderator(), DeclineQuestion{id, 1, "Late"});
    EXPECT_EQ(stale["error"]["data"]["reason"], "stale");
    EXPECT_EQ(desk.kinds(), (std::vector<std::string>{"question.asked", "question.approved"}));
    EXPECT_EQ(before, 1);
    stage.submit(moderator(), ClaimQuestion{});
    stage.restart();
    EXPECT_EQ(stage.join(moderator()).joined()["position"]["offset"], 2);
    EXPECT_FALSE(stage.join(moderator()).joined()["snapshot"]["states"].contains("claims"));
}

TEST_F(ClaimFlow, OfAQuestionThatIsNotThereIsRefused) {
    EXPECT_EQ(stage.submit(moderator(), ClaimQuestion{QuestionId{"none"}})["error"]["data"]["reason"],
              "not_found");
    EXPECT_EQ(stage.submit(participant(1), ClaimQuestion{ask()})["error"]["data"]["reason"], "not_allowed");
}

}  // namespace
}  // namespace paraninfo::flow
