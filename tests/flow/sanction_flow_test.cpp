// The way of silences and bans through the whole command path: who is told, who is ended, what access hears.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

using Closed = std::vector<CloseCode>;
using Told = std::vector<PersonId>;

Value silence(Stage& stage, const Seat& seat, std::int64_t for_ms = 0) {
    return stage.submit(moderator(), SilencePerson{seat.person, "Let others speak.", for_ms});
}

Value ban(Stage& stage, const Seat& seat) {
    return stage.submit(moderator(), BanPerson{seat.person, "Insults."});
}

Value answer_to_asking(Stage& stage, const Seat& seat) {
    return stage.submit(seat, AskQuestion{"Why?", "", false});
}

TEST(SanctionFlow, ASilenceIsToldToEveryDeviceOfThePersonAndToNobodyElse) {
    Stage stage;
    auto& phone = stage.join(participant(1));
    auto& laptop = stage.join(participant(1));
    auto& other = stage.join(participant(2));
    auto& desk = stage.join(moderator());
    silence(stage, participant(1), 60'000);
    for (Viewer* device : {&phone, &laptop}) {
        ASSERT_EQ(device->kinds(), std::vector<std::string>{"person.silenced"});
        EXPECT_EQ(device->changes()[0]["data"]["silence"]["reason"], "Let others speak.");
        EXPECT_FALSE(device->changes()[0]["data"]["silence"].contains("by"));
    }
    EXPECT_TRUE(other.kinds().empty());
    EXPECT_EQ(desk.changes()[0]["data"]["silence"]["person"], participant(1).person.value);

    const auto refused = answer_to_asking(stage, participant(1))["error"]["data"];
    EXPECT_EQ(refused["reason"], "silenced");
    EXPECT_EQ(refused["until"], phone.changes()[0]["data"]["silence"]["until"]);
    EXPECT_EQ(stage.join(participant(1)).joined()["snapshot"]["silence"]["reason"], "Let others speak.");
    EXPECT_TRUE(stage.join(participant(2)).joined()["snapshot"]["silence"].is_null());
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["silences"].size(), 1u);
}

TEST(SanctionFlow, ItsTimeLiftsASilenceAlsoAfterARestart) {
    Stage stage;
    silence(stage, participant(1), 60'000);
    stage.restart();
    auto& phone = stage.join(participant(1));
    stage.pass(59'000);
    EXPECT_EQ(answer_to_asking(stage, participant(1))["error"]["data"]["reason"], "silenced");
    stage.pass(2'000);
    EXPECT_EQ(phone.kinds(), std::vector<std::string>{"person.silence_lifted"});
    EXPECT_TRUE(answer_to_asking(stage, participant(1)).contains("result"));
}

TEST(SanctionFlow, ABanEndsEverySessionOfThePersonAndIsToldToAccess) {
    Stage stage;
    auto& phone = stage.join(participant(1));
    auto& stream = stage.join(participant(1), std::nullopt, live::Wire::events);
    auto& other = stage.join(participant(2));
    ASSERT_TRUE(ban(stage, participant(1)).contains("result"));
    EXPECT_EQ(phone.closed, Closed{CloseCode::revoked});
    EXPECT_EQ(stream.closed, Closed{CloseCode::revoked});
    EXPECT_TRUE(other.closed.empty());
    EXPECT_EQ(stage.people().told.back(), Told{participant(1).person});
    stage.pass(1'000);
    EXPECT_EQ(other.state("presence")->at("participants"), 1);
}

TEST(SanctionFlow, ABannedPersonNeitherJoinsNorCommandsWhateverAccessSays) {
    Stage stage;
    ban(stage, participant(1));
    const auto& again = stage.join(participant(1));
    EXPECT_EQ(again.closed, Closed{CloseCode::revoked});
    EXPECT_FALSE(again.admitted);
    EXPECT_EQ(answer_to_asking(stage, participant(1))["error"]["data"]["reason"], "not_allowed");
    stage.restart();
    EXPECT_EQ(stage.join(participant(1)).closed, Closed{CloseCode::revoked});
}

// Killed between the journal's commit and that of access: the room says it again.
TEST(SanctionFlow, AccessIsToldAgainAtAStartAndUntilItHasItOnItsDisk) {
    Stage stage;
    stage.people().forgetful = true;
    ban(stage, participant(1));
    const auto times = stage.people().told.size();
    stage.pass(1'000);
    EXPECT_EQ(stage.people().told.size(), times + 1);
    stage.people().forgetful = false;
    stage.people().told.clear();
    stage.restart();
    ASSERT_FALSE(stage.people().told.empty());
    EXPECT_EQ(stage.people().told.back(), Told{participant(1).person});
    const auto settled = stage.people().told.size();
    stage.pass(10'000);
    EXPECT_EQ(stage.people().told.size(), settled);
}

TEST(SanctionFlow, ABanThatIsNotDurableEndsNobody) {
    Stage stage;
    auto& phone = stage.join(participant(1));
    stage.disk().slow = true;
    stage.send(moderator(), BanPerson{participant(1).person, "Insults."}, Stage::new_key());
    stage.settle();
    EXPECT_TRUE(phone.closed.empty());
    stage.disk().slow = false;
    stage.settle();
    EXPECT_EQ(phone.closed, Closed{CloseCode::revoked});
}

TEST(SanctionFlow, AnUnbanLetsInAgainAndBringsTheQuestionsBackForReview) {
    Stage stage;
    auto& desk = stage.join(moderator());
    const auto asked = answer_to_asking(stage, participant(1))["result"]["question"];
    ban(stage, participant(1));
    ASSERT_TRUE(stage.submit(moderator(), UnbanPerson{participant(1).person}).contains("result"));
    EXPECT_EQ(stage.people().told.back(), Told{});
    EXPECT_TRUE(stage.join(participant(1)).admitted);
    const auto kinds = desk.kinds();
    EXPECT_EQ(kinds, (std::vector<std::string>{"question.asked", "question.withdrawn", "person.banned",
                                               "question.reopened", "person.unbanned"}));
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["questions"][0]["state"], "pending");
}

TEST(SanctionFlow, NamesOfWhoWasBannedStayWithModerators) {
    Stage stage;
    auto& other = stage.join(participant(2));
    auto& projector = stage.join(screen());
    ban(stage, participant(1));
    EXPECT_TRUE(other.kinds().empty());
    EXPECT_TRUE(projector.kinds().empty());
    EXPECT_FALSE(stage.join(participant(2)).joined()["snapshot"].contains("bans"));
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["bans"][0]["reason"], "Insults.");
}

}  // namespace
}  // namespace paraninfo::flow
