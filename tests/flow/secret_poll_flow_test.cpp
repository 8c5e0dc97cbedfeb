// A secret poll's way through the rooms: papers, the close, the count, and what leaves for whom.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

PollForm form() {
    PollForm form;
    form.title = "Which?";
    form.options = {"Red", "Green"};
    form.choices_max = 1;
    form.secret = true;
    return form;
}

std::string draft(Stage& stage) {
    return stage.submit(moderator(), DraftPoll{form()})["result"]["poll"];
}

std::string open(Stage& stage) {
    const auto id = draft(stage);
    const auto reply = stage.submit(moderator(), OpenPoll{PollId{id}, 1, 0});
    EXPECT_EQ(reply["result"]["version"], 2) << reply;
    return id;
}

TakePaper paper(const std::string& id, char digit = 'A') {
    return {PollId{id}, std::string(key_text_length - 1, digit) + 'A'};
}

void close_and_count(Stage& stage, const std::string& id) {
    stage.submit(moderator(), ClosePoll{PollId{id}, 2});
    stage.pass(16'000);
}

TEST(SecretPollFlow, FromThePaperToTheCount) {
    Stage stage;
    auto& desk = stage.join(moderator());
    auto& voter = stage.join(participant(1));
    auto& other = stage.join(participant(2));
    auto& wall = stage.join(screen());
    const auto id = open(stage);
    EXPECT_EQ(stage.ballots().admitted, std::vector<std::string>{id});
    EXPECT_EQ(voter.changes().back()["data"]["poll"]["modulus"], stage.ballots().modulus);
    EXPECT_EQ(stage.submit(participant(1), paper(id))["result"]["signature"], "signed AAAAAAAA");
    stage.submit(in_hall(1), paper(id));
    stage.pass(500);
    EXPECT_EQ(voter.changes().back()["data"], (Value{{"poll", id}, {"ballot", {{"paper", true}}}}));
    EXPECT_EQ(other.heard().find("paper_given"), std::string::npos) << "nobody else's business";
    EXPECT_EQ(desk.heard().find("paper_given"), std::string::npos);
    EXPECT_EQ(desk.state("answers/" + id), (Value{{"answers", 2}}));
    close_and_count(stage, id);
    EXPECT_EQ(stage.ballots().asked, 1u);
    EXPECT_TRUE(stage.ballots().admitted.empty());
    stage.pass(500);
    EXPECT_EQ(wall.kinds().back(), "poll.counted");
    for (Viewer* viewer : {&desk, &voter, &wall})
        EXPECT_EQ(viewer->state("poll/" + id), (Value{{"answers", 12}, {"counts", {7, 5}}}));
    EXPECT_EQ(stage.ballots().forgotten, std::vector<std::string>{stage.ballots().modulus});
}

TEST(SecretPollFlow, WhileItIsOpenNobodyHearsAnyNumberButThatOfThePapers) {
    Stage stage;
    auto& desk = stage.join(moderator());
    auto& voter = stage.join(participant(1));
    const auto id = open(stage);
    stage.submit(participant(1), paper(id));
    stage.pass(500);
    stage.submit(moderator(), ClosePoll{PollId{id}, 2});
    stage.pass(14'000);
    auto& late = stage.join(moderator());
    for (Viewer* viewer : {&desk, &voter, &late})
        EXPECT_EQ(viewer->heard().find("\"counts\""), std::string::npos) << viewer->heard();
}

TEST(SecretPollFlow, APaperIsGivenOnceAndARepeatedCommandGetsTheSameAnswer) {
    Stage stage;
    const auto id = open(stage);
    const auto key = Stage::new_key();
    const auto first = stage.submit(participant(1), paper(id), key);
    EXPECT_EQ(stage.submit(participant(1), paper(id), key), first);
    EXPECT_EQ(stage.submit(participant(1), paper(id, 'B'))["error"]["data"]["reason"], "wrong_state");
    stage.restart();
    EXPECT_EQ(stage.submit(participant(1), paper(id), key), first) << "after a restart too";
    EXPECT_EQ(stage.submit(participant(1), paper(id, 'B'))["error"]["data"]["reason"], "wrong_state");
    const auto snapshot = stage.join(participant(1)).joined()["snapshot"];
    EXPECT_EQ(snapshot["ballots"][id], (Value{{"paper", true}})) << "so that another device knows";
}

TEST(SecretPollFlow, WithoutAKeyNothingIsOpenedOrGiven) {
    Stage stage;
    stage.ballots().has_key = false;
    const auto id = draft(stage);
    const auto refused = stage.submit(moderator(), OpenPoll{PollId{id}, 1, 0});
    EXPECT_EQ(refused["error"]["data"]["reason"], "unavailable");
    EXPECT_GT(refused["error"]["data"]["retry_after_ms"], 0);
    stage.ballots().has_key = true;
    stage.submit(moderator(), OpenPoll{PollId{id}, 1, 0});
    stage.ballots().lost_key = true;
    EXPECT_EQ(stage.submit(participant(1), paper(id))["error"]["data"]["reason"], "unavailable");
    stage.ballots().lost_key = false;
    EXPECT_TRUE(stage.submit(participant(1), paper(id)).contains("result")) << "it was not given before";
}

TEST(SecretPollFlow, ARestartAdmitsTheOpenPollAgainAndCountsWhatWasClosed) {
    Stage stage;
    const auto id = open(stage);
    stage.ballots().admitted.clear();
    stage.restart();
    EXPECT_EQ(stage.ballots().claimed, 1u);
    EXPECT_EQ(stage.ballots().admitted, std::vector<std::string>{id});
    stage.ballots().found.reset();
    close_and_count(stage, id);
    stage.pass(2'000);
    EXPECT_GT(stage.ballots().asked, 1u) << "a count that failed is asked for again";
    stage.restart();
    stage.ballots().found = SecretCount{9, {4, 5}};
    stage.pass(1'000);
    auto& wall = stage.join(screen());
    EXPECT_EQ(wall.joined()["snapshot"]["states"]["poll/" + id], (Value{{"answers", 9}}))
        << "fewer than ten: their number only";
    const auto asked = stage.ballots().asked;
    stage.restart();
    stage.pass(5'000);
    EXPECT_EQ(stage.ballots().asked, asked) << "counted once";
}

TEST(SecretPollFlow, AnArchivedPollIsStillCounted) {
    Stage stage;
    const auto id = open(stage);
    stage.ballots().found.reset();
    close_and_count(stage, id);
    EXPECT_TRUE(stage.submit(moderator(), ArchivePoll{PollId{id}, 4}).contains("result"));
    stage.ballots().found = SecretCount{12, {7, 5}};
    stage.pass(2'000);
    const auto desk = stage.join(moderator()).joined()["snapshot"];
    EXPECT_EQ(desk["states"]["poll/" + id]["counts"], (Value{7, 5}));
}

}  // namespace
}  // namespace paraninfo::flow
