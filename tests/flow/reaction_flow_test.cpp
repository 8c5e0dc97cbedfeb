// Reactions through the whole command path: one pulse a second whatever comes, and nothing in the journal.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

std::vector<Value> pulses(const Viewer& viewer) {
    std::vector<Value> found;
    for (const Value& message : viewer.messages)
        if (message.value("method", "") == "pulse" && message["params"]["kind"] == "reactions")
            found.push_back(message["params"]["data"]["counts"]);
    return found;
}

// Claper sends each reaction to everybody.
TEST(ReactionFlow, ReactionsBroadcastOneByOne) {
    Stage stage;
    auto& viewer = stage.join(participant(0));
    auto& projector = stage.join(screen());
    stage.pass(300);  // presence has been told
    const auto before = stage.publications;
    std::vector<std::shared_ptr<std::vector<Value>>> answers;
    for (int i = 1; i <= 1'000; ++i) {
        const auto reaction = i % 4 == 0 ? Reaction::heart : Reaction::applause;
        answers.push_back(stage.send(participant(i), React{reaction}, Stage::new_key()));
    }
    stage.settle();
    for (const auto& answer : answers) ASSERT_TRUE(answer->at(0).contains("result"));
    EXPECT_TRUE(pulses(viewer).empty());
    stage.pass(1'000);
    ASSERT_EQ(pulses(viewer).size(), 1U);
    EXPECT_EQ(pulses(viewer)[0], (Value{{"applause", 750}, {"heart", 250}}));
    EXPECT_EQ(pulses(projector), pulses(viewer));
    EXPECT_EQ(stage.publications, before + 1);
    stage.pass(5'000);
    EXPECT_EQ(pulses(viewer).size(), 1U) << "a second without any is none";
}

TEST(ReactionFlow, NothingOfThemIsJournaled) {
    Stage stage;
    const RoomId room{"auditorium"};
    for (int i = 0; i < 5; ++i) stage.submit(participant(1), React{Reaction::agree});
    const auto rows = stage.disk().engine->read(journal::Range{room, 0, 100});
    EXPECT_TRUE(std::get<journal::ReadResult>(rows).entries.empty());
    const auto receipts = stage.disk().engine->read(journal::NewestReceipts{room, 100});
    EXPECT_TRUE(std::get<journal::Receipts>(receipts).found.empty());
}

TEST(ReactionFlow, OnePersonHasABucketAndAModeratorTheSwitch) {
    Stage stage;
    auto& viewer = stage.join(participant(2));
    Value refused;
    for (int i = 0; i < 100 && refused.is_null(); ++i) {
        const auto answer = stage.submit(participant(1), React{Reaction::laugh});
        if (answer.contains("error")) refused = answer["error"]["data"];
    }
    EXPECT_EQ(refused["reason"], "limited");
    EXPECT_GT(refused["retry_after_ms"], 0);
    stage.submit(moderator(), CloseReactions{});
    stage.pass(1'000);
    EXPECT_TRUE(pulses(viewer).empty()) << "what was under way goes with the switch";
    EXPECT_EQ(stage.submit(participant(2), React{Reaction::laugh})["error"]["data"]["reason"], "closed");
    EXPECT_EQ(stage.join(participant(2)).joined()["snapshot"]["reactions_open"], false);
}

}  // namespace
}  // namespace paraninfo::flow
